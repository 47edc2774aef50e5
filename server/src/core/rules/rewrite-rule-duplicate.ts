import { insertBefore, removeElement, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { inFile, review } from './support/fixes';
import { type Found, refusalRule } from './support/refusal-rule';
import { isRewriteRule } from './support/rewrite-rules';
import { escapeAttribute } from './support/rule-text';

export const rewriteRuleDuplicate = refusalRule({
  id: 'rewrite-rule-duplicate',
  severity: 'error',
  since: '0.1.0',
  summary: 'Two rewrite rules of one list have the same name.',
  why: 'URL Rewrite refuses the whole list: every request below this path fails, normally with 500.52 or with 500.19.',
  iis: { status: '500.52', hresult: null },
  messages: {
    own: ({ name }: { name: string }) => `A rule named "${name}" is in this list already`,
    inherited: ({ name }: { name: string }) => `A rule named "${name}" is inherited from a file above`,
  },
  refusals: ['duplicateKey'],
  describe: found => {
    const { refusal, file } = found;
    if (!isRewriteRule(refusal)) return undefined;
    const name = refusal.entry.attribute('name');
    return {
      message: refusal.earlier.at.file === file.uri ? 'own' : 'inherited',
      data: { name: name?.value ?? '' },
      at: name?.valueSpan ?? refusal.entry.nameSpan,
      iis: { status: '500.52', hresult: null },
      fixes: () => fixes(found),
    };
  },
});

function fixes({ refusal: { entry, earlier }, file }: Found<'duplicateKey'>): readonly Fix[] {
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
