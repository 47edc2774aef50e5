import { lockNames } from '../config/refusals/lock-names';
import { reasonOf } from '../config/refusals/wording';
import { nearest } from '../text/distance';
import { removeAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { partSpan } from './support/accepted-values';
import { inFile, review } from './support/fixes';
import { unlessNewer } from './support/name-fixes';
import { type Found, refusalRule } from './support/refusal-rule';

export const lockNamesUnknown = refusalRule({
  id: 'lock-names-unknown',
  severity: 'error',
  since: '0.1.0',
  summary: 'A lock list names an attribute or element that does not exist there.',
  why: 'IIS refuses a lock on something that the element does not have, and with it the whole file.',
  iis: { status: '500.19', hresult: null },
  messages: {
    unknown: ({ reason, unless }: { reason: string; unless: string }) => `${reason}${unless}`,
  },
  refusals: ['unknownLockName'],
  describe: found => {
    const { refusal } = found;
    const { attribute, name } = refusal;
    return {
      message: 'unknown',
      data: { reason: reasonOf(refusal), unless: unlessNewer(found) },
      at: partSpan(attribute, name) ?? attribute.valueSpan,
      fixes: () => fixes(found),
    };
  },
});

function fixes({ refusal: { attribute, name: written, candidates }, file }: Found<'unknownLockName'>): readonly Fix[] {
  const span = partSpan(attribute, written);
  const names = lockNames(attribute.value);
  const meant = nearest(
    written,
    candidates.filter(name => !names.includes(name)),
  );
  const renamed =
    meant !== undefined && span ? [review(`Change to ${meant}`, inFile(file, [{ span, newText: meant }]))] : [];
  const rest = names.filter(name => name !== written).join(',');
  const without =
    rest === ''
      ? review(`Remove ${attribute.name}`, inFile(file, removeAttribute(attribute.element, attribute.name)))
      : review(`Remove ${written} from the list`, inFile(file, [{ span: attribute.valueSpan, newText: rest }]));
  return [...renamed, without];
}
