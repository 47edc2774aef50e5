import type { Application } from '../config/files/topology';
import type { TextEdit } from '../text/edit';
import { insertBefore, insertChild } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { isWholeHost } from './support/host-file';
import { isTemplated } from './support/text';

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
  limits:
    'Only in whole files, not in excerpts: a file with `<configSections>` or with application pools beside its sites. ' +
    'Silent while the file is not well-formed. The order of virtual directories does not matter.',
  example: {
    file: 'applicationHost.config',
    bad: `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Shop" />
    </applicationPools>
    <sites>
      <site name="Shop" id="1">
        <application path="/" applicationPool="Shop">
          <virtualDirectory path="/photos" physicalPath="D:\\photos" />
        </application>
      </site>
    </sites>
  </system.applicationHost>
</configuration>`,
    good: `<configuration>
  <system.applicationHost>
    <applicationPools>
      <add name="Shop" />
    </applicationPools>
    <sites>
      <site name="Shop" id="1">
        <application path="/" applicationPool="Shop">
          <virtualDirectory path="/" physicalPath="C:\\shop" />
          <virtualDirectory path="/photos" physicalPath="D:\\photos" />
        </application>
      </site>
    </sites>
  </system.applicationHost>
</configuration>`,
  },
  repairs: ['add the virtual directory, with the folder of a stock site to be changed'],
  sources: [
    'IIS: Virtual directory element, https://learn.microsoft.com/iis/configuration/system.applicationhost/sites/site/application/virtualdirectory',
    'Jexus Manager, tests of the configuration reader (NoRootVirtualDirectory)',
  ],
  check({ file, topology, report }) {
    if (!isWholeHost(file, topology)) return;
    for (const site of topology.sites) {
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
    }
  },
});

function rootDirectory({ element }: Application): readonly TextEdit[] {
  const markup = '<virtualDirectory path="/" physicalPath="%SystemDrive%\\inetpub\\wwwroot" />';
  const first = element.firstChild;
  return first ? insertBefore(first, markup) : insertChild(element, markup, 'first');
}
