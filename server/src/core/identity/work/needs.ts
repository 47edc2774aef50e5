import type { Identity } from '../../windows/account';
import type { Scene } from '../scene';
import { knownPath } from '../token/directories';

/** NTFS rights, named as .NET names them (`FileSystemRights`). */
export type Right = 'Read' | 'ReadAndExecute' | 'ListDirectory' | 'Read, Write' | 'Modify' | 'FullControl';

/** Who needs which right on what. */
export interface AccessNeed {
  readonly what: string;
  /** Windows path where it is known, else what people call the place. */
  readonly on: string;
  /** Windows path; `null` where it is not known. */
  readonly path: string | null;
  readonly identity: Identity;
  readonly right: Right;
  readonly reason: string;
  /** True where only an application that writes files needs it. */
  readonly optional?: boolean;
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
    optional = false,
  ): void {
    if (identity.kind === 'none') return;
    this.list.push({
      what,
      on: path ?? what,
      path: path ?? null,
      identity,
      right,
      reason,
      ...(optional && { optional }),
    });
  }
}
