import type { Application } from '../config/files/topology';
import type { TextEdit } from '../text/edit';
import { insertBefore, insertChild } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { isTemplated } from './support/rule-text';

export const appRootVdirMissing = hostRule({
  id: 'app-root-vdir-missing',
  severity: 'error',
  since: '0.1.0',
  summary: 'An application has no root virtual directory.',
  why: 'Every application needs a virtual directory with path="/", which says where its files are. A site without: `Unrecognized configuration path \'MACHINE/WEBROOT/APPHOST/<site>\'`.',
  messages: {
    missing: ({ site, path }: { site: string; path: string }) =>
      `The application "${path}" of site "${site}" has no root virtual directory (path="/")`,
    // Only of the root application it is known in which words its path is refused.
    root: ({ site }: { site: string }) =>
      `The application "/" of site "${site}" has no root virtual directory (path="/"): Unrecognized configuration path 'MACHINE/WEBROOT/APPHOST/${site}'`,
  },
  site({ file, site, isWhole, report }) {
    if (!isWhole) return;
    for (const application of site.applications) {
      const { virtualDirectories, path } = application;
      if (virtualDirectories.some(directory => directory.path === '/' || isTemplated(directory.path))) continue;
      report({
        message: path === '/' ? 'root' : 'missing',
        data: { site: site.name, path },
        at: application.at.span,
        fixes: () => [review('Add a root virtual directory', inFile(file, rootDirectory(application)))],
      });
    }
  },
});

function rootDirectory({ element }: Application): readonly TextEdit[] {
  const markup = '<virtualDirectory path="/" physicalPath="%SystemDrive%\\inetpub\\wwwroot" />';
  const first = element.firstChild;
  return first ? insertBefore(first, markup) : insertChild(element, markup, 'first');
}
