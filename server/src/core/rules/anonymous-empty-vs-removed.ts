import { transformRule } from './engine/rule';
import { identityChanges } from './support/identity-changes';

export const anonymousEmptyVsRemoved = transformRule({
  id: 'anonymous-empty-vs-removed',
  severity: 'info',
  since: '0.1.0',
  summary: 'A transform changes the account of anonymous visitors.',
  why: 'With userName="" visitors are the application pool, without the attribute they are IUSR: access lists that name one do not cover the other.',
  messages: {
    changed: ({ before, after }: { before: string; after: string }) =>
      `Anonymous visitors were ${before}, and are ${after} after this transform`,
  },
  transform({ view, report }) {
    if (view.result.failed) return;
    for (const { who, before, after, was, is } of identityChanges(view.places()))
      if (who === 'anonymous')
        report({ message: 'changed', data: { before, after }, at: view.causeOf(was.steps, is.steps) });
  },
});
