import { removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { configErrorRule, type FoundError } from './support/config-error';
import { declaredPath } from './support/declarations';
import { inFile, review, safe } from './support/fixes';

export const configSectionsDuplicate = configErrorRule({
  id: 'configsections-duplicate',
  severity: 'error',
  since: '0.1.0',
  summary: 'A file declares one section twice.',
  why: 'A section is declared once in a file. The second declaration makes the whole file invalid: 500.19 with 0x800700b7.',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    duplicate: ({ section }: { section: string }) => `There is a duplicate '${section}' section defined`,
  },
  limits:
    'Sections of one name in different groups are different sections. Files above may declare the same section in the ' +
    'same way.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <configSections>
    <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
    <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
  </configSections>
</configuration>`,
    good: `<configuration>
  <configSections>
    <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
  </configSections>
</configuration>`,
  },
  repairs: ['remove the second declaration'],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x800700b7, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'Jexus Manager, tests of the configuration reader (DuplicateSectionDefinition…)',
  ],
  describe: found => {
    const { error, file } = found;
    const element = file.document.elementAt(error.at.span.start);
    return (
      element && {
        message: 'duplicate',
        data: { section: declaredPath(element) },
        at: error.at.span,
        fixes: () => fixes(found, element),
      }
    );
  },
});

function fixes({ error, file }: FoundError, element: XmlElement): readonly Fix[] {
  const [first] = error.related;
  const earlier = first && file.document.elementAt(first.at.span.start);
  const isSame = earlier !== undefined && written(earlier) === written(element);
  return [(isSame ? safe : review)('Remove the second declaration', inFile(file, removeElement(element)))];
}

/** The attributes in one order, so that equal declarations are equal texts. */
function written(element: XmlElement): string {
  return element.attributes
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join('\n');
}
