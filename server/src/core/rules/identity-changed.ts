import { configRule } from './engine/rule';
import { identityChanges } from './support/identity-changes';

export const identityChanged = configRule({
  id: 'identity-changed',
  severity: 'info',
  since: '0.1.0',
  summary: 'An edit that is not saved yet, or a transform, changes the account that acts.',
  why: 'Access lists, logins of databases and shares name the account: what worked for the old one may be denied to the new one.',
  messages: {
    changed: ({ who, before, after }: { who: string; before: string; after: string }) =>
      `${who}: was ${before}, becomes ${after}`,
  },
  edit({ edits, report }) {
    for (const { subject, before, after, is } of identityChanges(edits.places()))
      report({
        message: 'changed',
        data: { who: subject, before, after },
        at: edits.spanOf(is.steps.flatMap(({ at }) => at ?? [])),
      });
  },
  transform({ view, report }) {
    if (view.result.failed) return;
    // Those have a rule of their own: anonymous-empty-vs-removed.
    for (const { who, subject, before, after, was, is } of identityChanges(view.places()))
      if (who !== 'anonymous')
        report({ message: 'changed', data: { who: subject, before, after }, at: view.causeOf(was.steps, is.steps) });
  },
});
