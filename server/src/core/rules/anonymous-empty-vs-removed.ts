import { resolve } from '../answer/resolve';
import type { Place } from '../config/place';
import { ANONYMOUS_SECTION } from '../identity/visitor/anonymous';
import { aclName } from '../windows/icacls';
import { transformRule } from './engine/rule';

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
    for (const { before, after } of view.places()) {
      const [was, becomes] = [anonymousAt(before), anonymousAt(after)];
      if (was === undefined || becomes === undefined || was === becomes) continue;
      const by = view.madeIn(ANONYMOUS_SECTION.split('/').at(-1) ?? '');
      report({ message: 'changed', data: { before: was, after: becomes }, at: by });
    }
  },
});

/** Undefined where nobody is anonymous, and where the account is not known. */
function anonymousAt(place: Place): string | undefined {
  if (place.facts.host === 'iisexpress' || !place.site) return undefined;
  const { anonymousIdentity } = resolve(place, { handlerKind: 'static', client: { auth: 'none' } });
  return anonymousIdentity && aclName(anonymousIdentity);
}
