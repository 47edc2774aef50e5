import { textOf } from '../config/base/value';
import type { Place } from '../config/place';
import { attributeOf, type EffectiveEntry, elementOf } from '../config/values/effective-values';
import type { Part } from '../workspace/parts';
import { removeElement } from '../xml/edits';
import { configRule, type Report } from './engine/rule';
import { inFile, review } from './support/fixes';
import { isChangedForRelease } from './support/release-transform';
import { locationPathOf } from './support/section-edits';

const SECTION = 'system.webServer/httpProtocol';

const messages = {
  header: ({ where }: { where: string }) => `Answers of ${where} have the header X-Powered-By`,
};

export const poweredByHeader = configRule({
  id: 'powered-by-header',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis', 'stig'],
  summary: 'Answers tell what made them.',
  why: 'It tells an attacker which faults to try. The benchmarks ask to leave the header out.',
  messages,
  onlyWellFormed: true,
  tag({ parts, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const part of parts) {
      if (part.elements(SECTION).length === 0 || !part.alone().site) continue;
      const entry = ownEntry(part, part.place());
      if (entry) report(reportOf(part, entry, whereOf(part.place())));
    }
  },
  site({ serverParts, alone, facts, note }) {
    if (facts.host !== 'iisexpress' && serverParts.some(part => ownEntry(part, alone('/')))) note();
  },
  across({ serverParts, noted, place, report }) {
    for (const part of serverParts) {
      if (part.elements(SECTION).length === 0) continue;
      for (const { name } of noted) {
        const entry = ownEntry(part, place(name, '/'));
        if (!entry) continue;
        report(reportOf(part, entry, 'every site that does not say otherwise'));
        break;
      }
    }
  },
  place({ file, parts, placed, snapshot, report }) {
    for (const part of parts) {
      const place = part.place();
      if (place.facts.host === 'iisexpress') continue;
      const entry = ownEntry(part, place);
      if (!entry || isChangedForRelease(snapshot, file, SECTION)) continue;
      report(reportOf(part, entry, placed ? whereOf(place) : 'this folder and those below'));
    }
  },
});

/** The entry for the header that this part of a file adds, where it is in effect at a place. */
function ownEntry(part: Part, place: Place): EffectiveEntry | undefined {
  const sections = part.elements(SECTION);
  if (sections.length === 0) return undefined;
  return (elementOf(place.section(SECTION), 'customHeaders')?.collection ?? []).find(
    entry =>
      /^x-powered-by$/i.test(textOf(attributeOf(entry, 'name'))?.trim() ?? '') &&
      entry.at.file === part.file.uri &&
      sections.some(({ span }) => span.start <= entry.at.span.start && entry.at.span.end <= span.end),
  );
}

function reportOf({ file }: Part, { element }: EffectiveEntry, where: string): Report<typeof messages> {
  return {
    message: 'header',
    data: { where },
    at: element.attribute('name')?.valueSpan ?? element.nameSpan,
    fixes: () => [review('Remove the header', inFile(file, removeElement(element)))],
  };
}

function whereOf(place: Place): string {
  return locationPathOf(place) ?? place.path;
}
