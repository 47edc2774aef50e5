import type { ConfigFile } from './config-file';

/** A file that is no configuration file (php.ini, the CLR host file), found by its Windows path. */
export type SideFile =
  | { readonly kind: 'loaded'; readonly uri: string; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** How the configuration reaches files below the host configuration; the workspace provides it. */
export interface FileAccess {
  /** The web.config of a Windows folder; undefined where there is none or it cannot be read. */
  webConfig(folder: string): ConfigFile | undefined;
  /** Why the web.config of a folder could not be read; undefined where it was, or is known not to exist. */
  unreadable(folder: string): string | undefined;
  /**
   * The file that a `configSource` or `file` attribute names, relative to the file that says so.
   * `absent`: looked for and not there. `unread`: cannot be reached from here.
   */
  source(from: ConfigFile, relative: string): ConfigFile | 'absent' | 'unread';
  sideFile(windowsPath: string): SideFile;
}
