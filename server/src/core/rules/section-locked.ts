import type { ConfigFile } from '../config/files/config-file';
import { declaredAt } from '../config/files/declared-section';
import type { FoundSection } from '../config/files/found-sections';
import type { LockState } from '../config/files/section-locks';
import type { Place } from '../config/place';
import { sectionsAt } from '../config/refusals/file-errors';
import { copyCommand } from '../repairs/copy';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { unlockSection } from './support/appcmd';
import { dedented } from './support/dedented';
import { inFile, review } from './support/fixes';
import { type Found, REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';
import { insertAtHost, locationPathOf, removeSection } from './support/section-edits';

/** The steps of a repair are the same wherever the lock comes from. */
const WHY =
  'IIS refuses the whole file: every request below this path fails with 500.19 (0x80070021). Unlock the section, or set it in applicationHost.config.';

export const sectionLocked = refusalRule({
  id: 'section-locked',
  severity: 'error',
  since: '0.1.0',
  summary: 'A web.config uses a section that is locked at a parent level.',
  why: WHY,
  iis: { status: '500.19', hresult: '0x80070021' },
  messages: {
    locked: ({ section, how }: { section: string; how: string }) =>
      `This configuration section cannot be used at this path: ${section} is locked at a parent level (${how})`,
    stock: ({ section }: { section: string }) =>
      `This configuration section cannot be used at this path on a stock server, which locks ${section} (overrideModeDefault="Deny")`,
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['sectionLocked'],
  describe: found => {
    const { at, section, lock } = found.refusal;
    return {
      message: 'locked',
      data: { section, how: howLocked(lock) },
      at: at.span,
      fixes: () => fixes(found),
    };
  },
  loose({ file, place, snapshot, report }) {
    for (const section of sectionsAt(place.node)) {
      if (snapshot.schema.isReadByDotNet(section.path) || !section.known) continue;
      if (declaredAt(section.path, place.node).overrideMode !== 'Deny') continue;
      report({
        message: 'stock',
        data: { section: section.path },
        at: section.element.nameSpan,
        severity: 'hint',
        iis: null,
        fixes: () => [removal(file, section), ...copyUnlock(section.path)],
      });
    }
  },
});

/** The words that decide, as they stand in the locking file. */
function howLocked({ tag }: LockState): string {
  if (!tag) return 'overrideModeDefault="Deny"';
  const { start, end } = tag.modeSpan;
  return tag.file.document.text.slice(start, end).replace(/\s+/g, '');
}

function fixes(found: Found<'sectionLocked'>): readonly Fix[] {
  const { refusal, file } = found;
  const { section, element, location, declared, lock } = refusal;
  const place = found.placeOf(location);
  if (!place) return [];
  const remove = removal(file, { element });
  // A section of applicationHost.config alone can be unlocked for nobody (R73).
  const isForNobody = declared.allowDefinition !== 'Everywhere' && declared.allowDefinition !== 'MachineToApplication';
  if (refusal.reader === '.net' || isForNobody) return [remove];
  // Unlocking the server as a whole opens nothing where a tag for a path, or a web.config, has the lock (R71).
  const isOfServer = !lock.tag || (lock.tag.file === place.hostFile && lock.tag.key === '');
  const unlock = place.facts.host === 'iis' && isOfServer ? copyUnlock(section) : [];
  return [...move(file, place, section, element), remove, ...unlock];
}

function removal(file: ConfigFile, { element }: Pick<FoundSection, 'element'>): Fix {
  return review(`Remove <${element.name}>`, inFile(file, removeSection(element)));
}

function copyUnlock(section: string): readonly Fix[] {
  return copyCommand('Copy appcmd command that unlocks the section for the whole server', shell =>
    unlockSection(shell, section),
  );
}

/** The section as it stands, under the path of this web.config. */
function move(file: ConfigFile, place: Place, section: string, element: XmlElement): readonly Fix[] {
  const path = locationPathOf(place);
  if (!place.hostFile || path === undefined) return [];
  const inserted = insertAtHost(place.hostFile, path, section, dedented(element));
  if (!inserted) return [];
  const title = `Move <${element.name}> to a location tag for "${path}" in applicationHost.config`;
  return [review(title, inserted, inFile(file, removeSection(element)))];
}
