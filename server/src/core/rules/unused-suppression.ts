import { suppressionRule } from './engine/rule';
import type { Suppression } from './engine/suppressions';
import { safe } from './support/fixes';
import { withoutName } from './support/suppression-edits';

export const unusedSuppression = suppressionRule({
  id: 'unused-suppression',
  severity: 'info',
  since: '0.1.0',
  unnecessary: true,
  summary: 'A comment switches off a rule that reports nothing there.',
  why: 'It would hide the next finding of that rule, which nobody has looked at.',
  messages: {
    unused: ({ rule }: { rule: string }) => `"${rule}" reports nothing here, so that this comment hides nothing`,
    atHand: ({ rule }: { rule: string }) => `"${rule}" reports nothing here with the files at hand`,
    neverOff: ({ rule }: { rule: string }) => `"${rule}" is not switched off before this comment`,
  },
  suppressions({ file, unused, isPlaced, report }) {
    for (const suppression of unused) {
      const { rule, verb, at } = suppression;
      const fixes = () => [
        safe(`Remove "${rule}" from the comment`, { uri: file.uri, edits: edits(file.text, suppression) }),
      ];
      if (verb === 'enable') report({ message: 'neverOff', data: { rule }, at, fixes });
      else if (isPlaced) report({ message: 'unused', data: { rule }, at, fixes });
      // What the rule would say on the server is not known.
      else report({ message: 'atHand', data: { rule }, at, severity: 'hint' });
    }
  },
});

/** With the comment that switches the rule on again. */
function edits(text: string, { comment, at, enabledBy }: Suppression) {
  return [...withoutName(text, comment, at), ...(enabledBy ? withoutName(text, enabledBy.comment, enabledBy.at) : [])];
}
