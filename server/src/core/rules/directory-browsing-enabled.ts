import { booleanText } from '../config/base/value';
import type { Place } from '../config/place';
import { lacksModule } from '../identity/base/modules';
import { kindsAt } from '../identity/work/plausible-kinds';
import type { Part } from '../workspace/parts';
import { setAttribute } from '../xml/edits';
import { configRule, type Report } from './engine/rule';
import { type Decision, decidedBy } from './support/decided-by';
import { inFile, review } from './support/fixes';
import { isChangedForRelease } from './support/release-transform';
import { locationPathOf } from './support/section-edits';

const SECTION = 'system.webServer/directoryBrowse';

const messages = {
  listed: ({ where }: { where: string }) =>
    `Directory browsing is on for ${where}: a folder without a default document shows the names of its files`,
};

export const directoryBrowsingEnabled = configRule({
  id: 'directory-browsing-enabled',
  severity: 'info',
  since: '0.1.0',
  summary: 'Visitors may list the files of folders.',
  why: 'Files that no page links to, such as backups and logs, are found by everybody who may read the folder.',
  messages,
  tag({ parts, report }) {
    for (const part of parts) {
      if (part.elements(SECTION).length === 0 || !part.alone().site || !listingBy(part, part.alone())) continue;
      // Only now the web.config files on the way are looked at.
      const decision = listingBy(part, part.place());
      if (decision) report(listed(part, decision, nameOf(part.alone())));
    }
  },
  site({ serverParts, alone, note }) {
    if (serverParts.some(part => part.elements(SECTION).length > 0 && listingBy(part, alone('/')))) note();
  },
  across({ serverParts, noted, alone, place, report }) {
    for (const part of serverParts) {
      for (const { name } of noted) {
        const decision = listingBy(part, alone(name, '/')) && listingBy(part, place(name, '/'));
        if (!decision) continue;
        report(listed(part, decision, 'every site that does not switch it off'));
        break;
      }
    }
  },
  place({ file, parts, placed, snapshot, report }) {
    for (const part of parts) {
      const place = part.place();
      const decision = listingBy(part, place);
      if (!decision || isChangedForRelease(snapshot, file, SECTION)) continue;
      const where = placed ? nameOf(place) : 'this folder and those below';
      // Nobody knows whether a server reads the file.
      report({ ...listed(part, decision, where), ...(!placed && { severity: 'hint' }) });
    }
  },
});

/** The setting in a part of a file that has folders listed at a place of IIS. */
function listingBy(part: Part, place: Place): Decision | undefined {
  // Under IIS Express the developer looks at files of their own.
  if (place.facts.host === 'iisexpress') return undefined;
  const decision = decidedBy(part, SECTION, 'enabled', place);
  if (!decision || booleanText(decision.attribute.value) !== true) return undefined;
  // Where another handler takes every request, nothing is listed (O27).
  const isServed = kindsAt(place).kinds.includes('directoryBrowse');
  return isServed && !lacksModule(place, 'DirectoryListingModule') ? decision : undefined;
}

function nameOf(place: Place): string {
  return locationPathOf(place) ?? place.path;
}

function listed(part: Part, { element, attribute }: Decision, where: string): Report<typeof messages> {
  return {
    message: 'listed',
    data: { where },
    at: attribute.valueSpan,
    fixes: () => [
      review('Switch directory browsing off', inFile(part.file, setAttribute(element, attribute.name, 'false'))),
    ],
  };
}
