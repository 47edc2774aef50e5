import { servingHosts } from '../../workspace/placement';
import type { ProposedMapping } from '../../workspace/proposed-mappings';
import type { Snapshot } from '../../workspace/snapshot';
import { parentUri, uriName, uriPath } from '../../workspace/uri';
import { code, type Inline, joined, type Line, line } from '../print/block';

/** Which host configuration a web.config belongs to and why, or what is missing. */
export function hostLine(snapshot: Snapshot, uri: string, mappings: readonly ProposedMapping[]): Line {
  const [used, ...others] = servingHosts(snapshot, uri).map(host => host.uri);
  if (used !== undefined) {
    const why = snapshot.settings.hostConfig === undefined ? 'one of its sites lies in this folder' : 'it is chosen';
    return line`Host configuration: ${shortName(used)}, because ${why}.${othersLine(others)}`;
  }
  const loaded = snapshot.hosts().map(host => host.uri);
  const [one] = loaded;
  if (one === undefined) return ['No applicationHost.config that serves this folder is known. Click to choose one.'];
  return loaded.length === 1
    ? line`${shortName(one)} is loaded; none of its sites lies in this folder. ${offer(mappings)}`
    : line`${String(loaded.length)} host configurations are loaded; none of their sites lies in this folder. ${offer(mappings)}`;
}

function othersLine(others: readonly string[]): Line {
  if (others.length === 0) return [];
  const names = joined(
    others.map(other => [shortName(other)]),
    ', ',
  );
  const verbs = others.length === 1 ? 'serves this folder as well and is' : 'serve this folder as well and are';
  return line` ${names} ${verbs} not used; click to choose.`;
}

function offer([first, ...more]: readonly ProposedMapping[]): Line {
  if (!first) return ['Click to choose another one.'];
  const rest = more.length === 0 ? '' : `, or one of ${more.length} other folders`;
  return line`Map ${code(first.from)} to ${code(uriPath(first.to))}${rest}? Click to choose.`;
}

/** The file with the folder that tells it from others of its name. */
function shortName(uri: string): Inline {
  return code(`${uriName(parentUri(uri))}/${uriName(uri)}`);
}
