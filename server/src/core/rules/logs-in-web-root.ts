import { booleanText, textOf } from '../config/base/value';
import type { Site } from '../config/files/topology';
import { expandVariables, normalizeWindowsPath } from '../windows/windows-path';
import { hostRule } from './engine/rule';

export const logsInWebRoot = hostRule({
  id: 'logs-in-web-root',
  severity: 'info',
  since: '0.1.0',
  summary: 'Traces of failed requests are written below a folder that visitors can ask for.',
  why: 'The traces are XML files, which IIS serves: they hold headers, cookies and form fields of other visitors.',
  messages: {
    traces: ({ path }: { path: string }) =>
      `Traces of failed requests lie below the content of ${path}: visitors can download them`,
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    const traces = site.element.child('traceFailedRequestsLogging');
    const written = traces?.attribute('directory');
    if (!written || booleanText(traces?.value('enabled')) !== true) return;
    const folder = expandVariables(written.value);
    const path = typeof folder === 'string' ? urlOf(site, normalizeWindowsPath(folder).toLowerCase()) : undefined;
    if (path !== undefined) report({ message: 'traces', data: { path }, at: written.valueSpan });
  },
});

/** Where the content of a site covers a folder; undefined where it does not, or where request filtering hides it. */
function urlOf(site: Site, folder: string): string | undefined {
  for (const { virtualDirectories } of site.applications) {
    for (const directory of virtualDirectories) {
      const root = expandVariables(textOf(directory.attribute('physicalPath')) ?? '');
      if (typeof root !== 'string' || root === '') continue;
      const above = normalizeWindowsPath(root).toLowerCase().replace(/\\$/, '');
      if (folder !== above && !folder.startsWith(`${above}\\`)) continue;
      // App_Data and bin are hidden segments of every server.
      const isHidden = /\\(app_data|bin|app_code)(\\|$)/.test(folder.slice(above.length));
      if (!isHidden) return directory.sitePath === '/' ? site.name : `${site.name}${directory.sitePath}`;
    }
  }
  return undefined;
}
