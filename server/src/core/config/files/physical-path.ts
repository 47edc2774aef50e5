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
  return typeof root === 'string' ? joinWindowsPath(root, urlRemainder(directory.sitePath, path)) : root;
}
