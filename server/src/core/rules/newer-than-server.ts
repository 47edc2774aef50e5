import type { ConfigFile } from '../config/files/config-file';
import { type NewerSetting, newerSettings } from '../outcome/stages/newer-settings';
import { removeAttribute, removeElement } from '../xml/edits';
import { XmlAttribute } from '../xml/tree';
import type { Fix } from './engine/finding';
import { placeRule } from './engine/rule';
import { inFile, review } from './support/fixes';

export const newerThanServer = placeRule({
  id: 'newer-than-server',
  severity: 'error',
  since: '0.1.0',
  summary: 'A setting came with a later version of IIS than the one that the settings name.',
  why: 'The schema of the server does not know the name, so that IIS refuses the file where something reads the section.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    newer: ({ name, since, version }: { name: string; since: string; version: string }) =>
      `IIS ${version} does not know ${name}, which came with ${since}`,
  },
  check({ file, parts, placed, report }) {
    if (!placed) return;
    for (const part of parts) {
      const place = part.place();
      for (const { named, name, since, at } of newerSettings(place)) {
        if (at.file !== file.uri) continue;
        report({
          message: 'newer',
          data: { name, since, version: place.facts.iisVersion },
          at: at.span,
          fixes: () => [removal(file, named)],
        });
      }
    }
  },
});

function removal(file: ConfigFile, named: NewerSetting['named']): Fix {
  return named instanceof XmlAttribute
    ? review(`Remove ${named.name}`, inFile(file, removeAttribute(named.element, named.name)))
    : review(`Remove <${named.name}>`, inFile(file, removeElement(named)));
}
