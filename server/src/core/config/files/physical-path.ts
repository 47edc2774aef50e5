import { expandVariables, joinWindowsPath } from '../../windows/windows-path';
import { urlRemainder } from '../base/url-path';
import type { UnknownValue } from '../base/value';
import type { VirtualDirectory } from './topology-entries';

/** Windows path of a URL path below a virtual directory. */
export function physicalPathAt(directory: VirtualDirectory, path: string): string | UnknownValue | undefined {
  const written = directory.attribute('physicalPath');
  if (written.kind === 'unknown') return written;
  if (written.kind !== 'set') return undefined;
  const root = expandVariables(written.value);
  const below = (start: string): string => joinWindowsPath(start, urlRemainder(directory.sitePath, path));
  if (typeof root === 'string') return below(root);
  return root.path === undefined ? root : { ...root, path: below(root.path) };
}
