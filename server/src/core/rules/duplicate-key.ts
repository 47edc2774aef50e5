import { booleanText } from '../config/base/value';
import { reasonOf } from '../config/refusals/wording';
import { insertBefore, removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import type { Fix } from './engine/finding';
import { inFile, review, safe } from './support/fixes';
import { type EntryKey, keyOf } from './support/keys';
import { type Found, refusalRule } from './support/refusal-rule';
import { sharedFolderOf } from './support/shared-folder';

/** R70: the same entry again is accepted. */
const DOT_NET =
  'ASP.NET stops with a configuration error (status 500) when its code reads the section: its collection refuses a repeated key with other values.';

export const duplicateKey = refusalRule({
  id: 'duplicate-key',
  severity: 'error',
  since: '0.1.0',
  summary: 'A collection entry repeats a key that this file or an outer level has added already.',
  why: 'IIS refuses the whole section: every request that needs it fails with 500.19 (0x800700b7).',
  iis: { status: '500.19', hresult: '0x800700b7' },
  messages: {
    /** The words of the server, which name the entry and its key. */
    taken: ({ reason }: { reason: string }) => reason,
    readTwice: ({ reason, outer }: { reason: string; outer: string }) =>
      `${reason}: this file is read twice, since its folder is also that of ${outer}`,
  },
  whyDotNet: DOT_NET,
  refusals: ['duplicateKey'],
  describe: found => {
    const { refusal, schema } = found;
    const key = keyOf(schema, refusal.entry, refusal.section, refusal.earlier.element);
    const twice = refusal.entry.equals(refusal.earlier.element) ? sharedFolderOf(found) : undefined;
    if (twice) {
      const { outer, related } = twice;
      // What is wrong stands in the host configuration: no entry of the file is one too many.
      return { message: 'readTwice', data: { reason: reasonOf(refusal), outer }, at: key.span, related, once: outer };
    }
    return {
      message: 'taken',
      // Whether the server minds is not certain: one finding says it for the section.
      ...(refusal.certain || refusal.reader === '.net' ? {} : { once: refusal.section }),
      data: { reason: reasonOf(refusal) },
      at: key.span,
      fixes: () => fixes(found, key),
    };
  },
});

function fixes({ refusal, file }: Found<'duplicateKey'>, key: EntryKey): readonly Fix[] {
  const { entry, earlier } = refusal;
  const isSame = earlier.at.file === file.uri && saysTheSame(entry, earlier.element);
  const repeated = (isSame ? safe : review)('Remove the repeated entry', inFile(file, removeElement(entry)));
  const verb = key.collection?.remove;
  if (earlier.at.file === file.uri || verb === undefined || key.attributes.length === 0) return [repeated];
  // Removing a locked entry would be the next refusal (R72).
  if (booleanText(earlier.element.value('lockItem')) === true) return [repeated];
  // As written, so that entities and quotes survive.
  const attributes = key.attributes.map(({ span }) => file.document.text.slice(span.start, span.end)).join(' ');
  return [
    review('Remove the inherited entry first', inFile(file, insertBefore(entry, `<${verb} ${attributes} />`))),
    repeated,
  ];
}

/** Whether one of two entries can go without a loss, whichever it is. */
function saysTheSame(one: XmlElement, other: XmlElement): boolean {
  const said = ({ attributes }: XmlElement) => attributes.map(({ name, value }) => `${name}=${value}`).sort();
  return !one.firstChild && !other.firstChild && String(said(one)) === String(said(other));
}
