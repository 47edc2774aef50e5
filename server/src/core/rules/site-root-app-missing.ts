import type { Site } from '../config/files/topology';
import type { TextEdit } from '../text/edit';
import { insertBefore, insertChild } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { isTemplated } from './support/rule-text';

export const siteRootAppMissing = hostRule({
  id: 'site-root-app-missing',
  severity: 'error',
  since: '0.1.0',
  summary: 'A site has no root application.',
  why: 'Every site needs an application with path="/". Without one the site does not serve: `Unrecognized configuration path \'MACHINE/WEBROOT/APPHOST/<site>\'`.',
  messages: {
    missing: ({ site }: { site: string }) =>
      `The site "${site}" has no root application (path="/"): Unrecognized configuration path 'MACHINE/WEBROOT/APPHOST/${site}'`,
  },
  site({ file, site, isWhole, report }) {
    if (!isWhole) return;
    const { applications } = site;
    if (applications.some(application => application.path === '/' || isTemplated(application.path))) return;
    report({
      message: 'missing',
      data: { site: site.name },
      at: site.at.span,
      fixes: () => [review('Add a root application', inFile(file, rootApplication(site)))],
    });
  },
});

/** In the pool that another application of the site runs in, if there is one. The folder is that of a stock site. */
function rootApplication(site: Site): readonly TextEdit[] {
  const pool = site.applications.flatMap(application => application.element.attribute('applicationPool') ?? [])[0];
  const markup = [
    pool ? `<application path="/" applicationPool="${pool.rawValue}">` : '<application path="/">',
    '  <virtualDirectory path="/" physicalPath="%SystemDrive%\\inetpub\\wwwroot" />',
    '</application>',
  ].join('\n');
  const first = site.element.child('application') ?? site.element.firstChild;
  return first ? insertBefore(first, markup) : insertChild(site.element, markup, 'first');
}
