import type { SetValue } from '../config/base/value';
import type { ConfigFile } from '../config/files/config-file';
import type { VirtualDirectory } from '../config/files/topology';
import type { Fix } from './engine/finding';
import { hostRule, type Messages, type SiteContext } from './engine/rule';
import { inFile, review } from './support/fixes';
import { escapeAttribute, isTemplatedPath } from './support/rule-text';

export const pathInvalid = hostRule({
  id: 'path-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'The physical path of a virtual directory cannot be a folder of the server.',
  why: 'IIS looks for web.config in the folder before it serves anything; without a usable path it cannot read it.',
  iis: { status: '500.19', hresult: null },
  messages: {
    missing: ({ path }: { path: string }) => `The virtual directory "${path}" has no physical path`,
    wildcard: ({ sign }: { sign: string }) =>
      `A physical path cannot contain "${sign}": IIS answers "Cannot read configuration file"`,
    slashes: (_: Record<string, never>) => 'A physical path with forward slashes does not serve reliably',
    relative: (_: Record<string, never>) => 'The physical path is relative: it depends on the folder that IIS runs in',
  },
  site(context) {
    for (const application of context.site.applications)
      for (const directory of application.virtualDirectories) checkPath(context, directory);
  },
});

function checkPath({ file, isWhole, report }: SiteContext<Messages>, directory: VirtualDirectory): void {
  const path = directory.attribute('physicalPath');
  // The schema has no default: an empty path is no path.
  if (path.kind !== 'set' || path.value.trim() === '') {
    if (isWhole && path.kind !== 'unknown' && path.kind !== 'secret')
      report({ message: 'missing', data: { path: directory.sitePath }, at: directory.at.span });
    return;
  }
  const { value, at } = path;
  if (isTemplatedPath(value) || value.startsWith('[')) return;
  // `\\?\` and `\\.\` open an extended path.
  const body = value.replace(/^\\\\[?.]\\/, '');
  const sign = /[*?]/.exec(body)?.[0];
  if (sign !== undefined) report({ message: 'wildcard', data: { sign }, at: at.span });
  else if (value.includes('/') && !value.startsWith('//'))
    report({
      message: 'slashes',
      data: {},
      at: at.span,
      severity: 'warning',
      iis: null,
      fixes: () => withBackslashes(file, path),
    });
  else if (!isAbsolute(value) && !isPerhapsRelative(value))
    report({ message: 'relative', data: {}, at: at.span, severity: 'warning', iis: null });
}

function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:([\\/]|$)|\\\\|\/\/|%[^%]+%)/.test(path);
}

/** Hosted Web Core takes a path from its own folder; a single word stands where somebody fills in a path. */
function isPerhapsRelative(path: string): boolean {
  return path.startsWith('.') || /^\w+$/.test(path);
}

function withBackslashes(file: ConfigFile, { value, at }: SetValue): readonly Fix[] {
  const changed = value.replace(/\//g, '\\');
  if (!isAbsolute(changed)) return [];
  return [review('Write backslashes', inFile(file, { span: at.span, newText: escapeAttribute(changed) }))];
}
