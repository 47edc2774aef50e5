import { insertBefore, removeElement, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { inFile, review } from './support/fixes';
import { type Found, refusalRule } from './support/refusal-rule';
import { escapeAttribute } from './support/rule-text';
import { sharedFolderOf } from './support/shared-folder';

export const rewriteRuleDuplicate = refusalRule({
  id: 'rewrite-rule-duplicate',
  severity: 'error',
  since: '0.1.0',
  summary: 'Two rewrite rules of one list have the same name.',
  why: 'URL Rewrite refuses the whole list: every request below this path fails, normally with 500.52 or with 500.19.',
  iis: { status: '500.52', hresult: null },
  messages: {
    own: ({ name }: { name: string }) =>
      `A rule named "${name}" is in this list already: URL Rewrite refuses the whole list`,
    readTwice: ({ name, outer }: { name: string; outer: string }) =>
      `The rule "${name}" is there twice: this file is read twice, since its folder is also that of ${outer}`,
    inherited: ({ name }: { name: string }) =>
      `A rule named "${name}" is inherited from a file above: URL Rewrite refuses the whole list`,
  },
  refusals: ['duplicateRewriteRule'],
  describe: found => {
    const { refusal, file } = found;
    const attribute = refusal.entry.attribute('name');
    const name = attribute?.value ?? '';
    const at = attribute?.valueSpan ?? refusal.entry.nameSpan;
    const twice = refusal.entry.equals(refusal.earlier.element) ? sharedFolderOf(found) : undefined;
    // What is wrong stands in the host configuration.
    if (twice)
      return {
        message: 'readTwice',
        data: { name, outer: twice.outer },
        at,
        related: twice.related,
        once: twice.outer,
      };
    return {
      message: refusal.earlier.at.file === file.uri ? 'own' : 'inherited',
      data: { name },
      at,
      fixes: () => fixes(found),
    };
  },
});

function fixes({ refusal: { entry, earlier }, file }: Found<'duplicateRewriteRule'>): readonly Fix[] {
  const name = entry.value('name') ?? '';
  const isOwn = earlier.at.file === file.uri;
  const free = freeName(
    name,
    new Set([...(entry.parent?.children() ?? [])].map(each => each.value('name')?.toLowerCase())),
  );
  const same =
    withoutSpace(entry.document.text.slice(entry.span.start, entry.span.end)) ===
    withoutSpace(earlier.element.document.text.slice(earlier.element.span.start, earlier.element.span.end));
  const removed = review('Remove this rule', inFile(file, removeElement(entry)));
  const renamed = review(`Rename this rule to "${free}"`, inFile(file, setAttribute(entry, 'name', free)));
  const inherited = review(
    'Remove the inherited rule first',
    inFile(file, insertBefore(entry, `<remove name="${escapeAttribute(name)}" />`)),
  );
  // A copy does the same work twice.
  if (same) return [removed, renamed, ...(isOwn ? [] : [inherited])];
  return [renamed, ...(isOwn ? [] : [inherited]), removed];
}

function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let number = 2;
  while (taken.has(`${name} ${number}`.toLowerCase())) number++;
  return `${name} ${number}`;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
