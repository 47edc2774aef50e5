import { booleanText } from '../config/base/value';
import type { Redirection } from '../config/files/hierarchy';
import { expandVariables, joinWindowsPath } from '../windows/windows-path';
import type { SourceFile } from './source-file';

/** The file beside applicationHost.config that can name a shared configuration (R9). */
export const REDIRECTION_NAME = 'redirection.config';

/** Where a redirection.config that is switched on leads; IIS then reads nothing of the host file beside it. */
export function redirectionIn({ document, uri }: SourceFile): Redirection | undefined {
  const element = document.root?.child('configurationRedirection');
  const path = element?.attribute('path');
  if (!path || path.value.trim() === '' || booleanText(element?.value('enabled')) !== true) return undefined;
  const folder = expandVariables(path.value.trim());
  return {
    path: typeof folder === 'string' ? joinWindowsPath(folder, 'applicationHost.config') : path.value,
    at: { file: uri, span: path.span },
  };
}
