import type { Span } from '../text/span';
import { setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { transformRule } from './engine/rule';
import type { TransformView } from './engine/transform-view';
import { review } from './support/fixes';

export const xdtResult = transformRule({
  id: 'xdt-result',
  severity: 'warning',
  since: '0.1.0',
  summary: 'What a transform makes of the file beside it has a mistake that the file does not have, or cannot be made.',
  why: 'The file alone and the transform alone are in order; only what is published is not.',
  messages: {
    finding: ({ rule, message }: { rule: string; message: string }) => `In the result (${rule}): ${message}`,
    fails: ({ text, source }: { text: string; source: string }) => `With ${source} the transformation fails: ${text}`,
    nothing: ({ text, source }: { text: string; source: string }) => `With ${source} nothing is changed here: ${text}`,
  },
  transform({ view, newFindings, report }) {
    const { messages, failed } = view.result;
    for (const { severity, text, at } of messages) {
      // What is wrong whatever the file is stands in xdt-structure.
      if (!/matche[sd] /.test(text) && !text.includes('no XPath')) continue;
      const data = { text, source: view.sourceName };
      if (severity === 'error') report({ message: 'fails', data, at });
      else if (/^no element|^what/.test(text)) report({ message: 'nothing', data, at, severity: 'hint' });
    }
    if (failed) return;
    for (const { rule, message, severity, why, iis, by } of newFindings()) {
      if (severity === 'hint') continue;
      report({
        message: 'finding',
        data: { rule, message },
        at: by,
        severity,
        why,
        iis,
        fixes: () => fixes(view, rule, by),
      });
    }
  },
});

/** Attributes by which entries of the usual collections are told apart. */
const KEYS = ['name', 'fileExtension', 'statusCode', 'key', 'value'];

/** `Insert` does not look whether the entry is there (github.com/dotnet/xdt, Insert.Apply). */
function fixes(view: TransformView, rule: string, by: Span): readonly Fix[] {
  if (rule !== 'duplicate-key' && rule !== 'rewrite-rule-duplicate') return [];
  const found = view.instructed(by);
  const key = KEYS.find(name => found?.element.attribute(name));
  if (!found || key === undefined || found.transform.value.trim() !== 'Insert') return [];
  const { uri, element, transform } = found;
  if (!view.sourceHas(element.name, key, element.value(key) ?? '')) return [];
  const prefix = transform.name.split(':')[0] ?? '';
  if (element.attribute(`${prefix}:Locator`)) return [];
  const edits = [
    ...setAttribute(element, transform.name, 'InsertIfMissing'),
    ...setAttribute(element, `${prefix}:Locator`, `Match(${key})`),
  ];
  return [review('Insert it only where it is missing', { uri, edits })];
}
