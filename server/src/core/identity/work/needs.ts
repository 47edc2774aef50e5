import type { Origin } from '../../config/base/value';
import type { AccessMask } from '../../windows/access-rights';
import type { Identity } from '../../windows/account';
import { isUnc } from '../../windows/windows-path';
import { accountOn } from '../reach/network';
import type { Scene } from '../scene';
import { knownPath } from '../token/directories';

/** NTFS rights, named as .NET names them (`FileSystemRights`). */
export type Right = 'Read' | 'ReadAndExecute' | 'ListDirectory' | 'Read, Write' | 'Modify' | 'FullControl';

/** Rights of a share, as its permissions name them. */
export type ShareRight = 'Read' | 'Change' | 'Full Control';

const SHARE_RIGHT: Readonly<Record<Right, ShareRight>> = {
  Read: 'Read',
  ReadAndExecute: 'Read',
  ListDirectory: 'Read',
  'Read, Write': 'Change',
  Modify: 'Change',
  FullControl: 'Full Control',
};

/** Who needs which right on what. */
export interface AccessNeed {
  readonly what: string;
  /** Windows path where it is known, else what people call the place. */
  readonly on: string;
  /** Windows path; `null` where it is not known. */
  readonly path: string | null;
  /** On a share: as the file server sees the account (R60). */
  readonly identity: Identity;
  readonly right: Right;
  /** What the permissions of the share itself have to allow besides; only for a path on a share (R51). */
  readonly shareRight?: ShareRight;
  readonly reason: string;
  /** True where only an application that writes files needs it. */
  readonly optional?: boolean;
  /** The access mask that the work itself asks for, where it is less than what is granted for it. */
  readonly least?: AccessMask;
  /** The attribute that names the path, where one does besides `physicalPath`. */
  readonly at?: Origin;
  /** The path with its variables, which have the values of the server where those are known. */
  readonly written?: string;
  /** What is meant, where `path` does not tell all of it. */
  readonly object?: NeededObject;
}

/** Files of which the path is not all that is to be known: several, or one that follows from pool and version. */
export type NeededObject = 'web.config' | 'asp.net temporary files' | 'compressed files';

/** What is different from most needs. */
interface NeedDetails {
  readonly optional?: true;
  readonly least?: AccessMask;
  readonly at?: Origin | undefined;
  readonly written?: string;
  readonly object?: NeededObject;
}

/** Collects who needs what at one place. */
export class Needs {
  readonly list: AccessNeed[] = [];

  constructor(readonly scene: Scene) {}

  /** Path of the requested file or folder, where it is known. */
  get content(): string | undefined {
    return knownPath(this.scene.place.physicalPath);
  }

  get root(): string | undefined {
    return knownPath(this.scene.place.applicationRoot);
  }

  add(
    what: string,
    path: string | undefined,
    identity: Identity,
    right: Right,
    reason: string,
    { at, ...details }: NeedDetails = {},
  ): void {
    if (identity.kind === 'none') return;
    const onShare = path !== undefined && isUnc(path);
    this.list.push({
      what,
      on: path ?? what,
      path: path ?? null,
      identity: accountOn(path, identity, this.scene.place.facts),
      right,
      ...(onShare && { shareRight: SHARE_RIGHT[right] }),
      reason,
      ...details,
      ...(at && { at }),
    });
  }
}
