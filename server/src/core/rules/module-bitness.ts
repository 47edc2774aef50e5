import { compressionScheme } from '../outcome/stages/configuration';
import { removeElement } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { requestAt } from './support/request-at';

const SECTION = 'system.webServer/httpCompression';

export const moduleBitness = hostRule({
  id: 'module-bitness',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A compression scheme has a DLL only for 64-bit workers, and a pool is 32-bit.',
  why: 'The 32-bit worker cannot load the DLL: every request that may be compressed fails with 500.19.',
  iis: { status: '500.19', hresult: '0x8007007e' },
  messages: {
    scheme: ({ scheme, dll, site }: { scheme: string; dll: string; site: string }) =>
      `The scheme "${scheme}" has a 64-bit DLL (${dll}), which the 32-bit pool of site ${site} cannot load`,
  },
  onlyWellFormed: true,
  site({ serverParts, alone, site, note }) {
    if (
      serverParts.some(part => part.elements(SECTION).length > 0) &&
      site.applications.some(({ path }) => compressionScheme(requestAt(alone(path))))
    )
      note();
  },
  across({ file, serverParts, noted, alone, report }) {
    const schemes = serverParts.flatMap(part => part.elements(SECTION).flatMap(section => [...section.children()]));
    for (const site of noted) {
      for (const { path } of site.applications) {
        const { at } = compressionScheme(requestAt(alone(site.name, path))) ?? {};
        const scheme =
          at?.file === file.uri
            ? schemes.find(({ span }) => span.start <= at.span.start && at.span.end <= span.end)
            : undefined;
        if (!scheme) continue;
        const name = scheme.value('name') ?? '';
        const dll = (scheme.value('dll') ?? '').replace(/^.*\\/, '');
        report({
          message: 'scheme',
          data: { scheme: name, dll, site: site.name },
          at: scheme.attribute('dll')?.valueSpan ?? scheme.nameSpan,
          related: [{ at: site.at, text: 'a site with a 32-bit pool' }],
          fixes: () => [review(`Remove the scheme "${name}"`, inFile(file, removeElement(scheme)))],
        });
        return;
      }
    }
  },
});
