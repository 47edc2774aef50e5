import { Reach } from '../common/reach';
import { Disk } from '../node/disk';
import { fileUri } from '../node/file-uri';
import { SYNC_ACCESS } from '../node/sync-access';
import { type CliIo, complain } from './io';

/** The disk of one command: the working folder and what the user names are at hand. */
export function diskOf(io: CliIo, options: object): Disk {
  const fence = io.fence?.map(fileUri);
  const reach = new Reach({ hosts: [], places: [], roots: [], ...(fence && { fence }) });
  reach.open(fileUri(io.cwd));
  for (const folder of fence ?? []) reach.open(folder);
  const { allowUnc } = options as { readonly allowUnc?: unknown };
  if (Array.isArray(allowUnc)) reach.allowHosts(allowUnc.map(String));
  reach.onBlocked = host =>
    complain(io, `\\\\${host} is named by a file and was not contacted; --allow-unc ${host} permits it`);
  return new Disk(SYNC_ACCESS, io.platform, reach);
}
