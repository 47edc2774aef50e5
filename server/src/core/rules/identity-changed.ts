import { type Resolution, resolve } from '../answer/resolve';
import { memo } from '../base/memo';
import type { Place } from '../config/place';
import type { Identity } from '../windows/account';
import { aclName } from '../windows/icacls';
import { placeName } from '../workspace/place-name';
import type { EditedPlace } from './engine/edit-view';
import { editRule } from './engine/rule';

export const identityChanged = editRule({
  id: 'identity-changed',
  severity: 'info',
  since: '0.1.0',
  summary: 'An edit that is not saved yet changes the account that acts.',
  why: 'Access lists, logins of databases and shares name the account: what worked for the old one may be denied to the new one.',
  messages: {
    changed: ({ who, before, after }: { who: string; before: string; after: string }) =>
      `${who}: was ${before}, becomes ${after}`,
  },
  edit({ edits, report }) {
    // The same change at several places is told once.
    const changes = new Map<string, Change & { count: number }>();
    for (const place of edits.places()) {
      const change = changeAt(place);
      if (!change) continue;
      const key = [change.words, change.before, change.after].join('\n');
      const known = changes.get(key);
      if (known) known.count++;
      else changes.set(key, { ...change, count: 1 });
    }
    for (const { words, where, before, after, answer, count } of changes.values()) {
      const others = count === 1 ? '' : ` and ${count - 1} more`;
      report({
        message: 'changed',
        data: { who: `${words} ${where}${others}`, before, after },
        at: edits.spanOf(answer.steps.flatMap(({ at }) => at ?? [])),
      });
    }
  },
});

interface Change {
  readonly words: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
  readonly answer: Resolution;
}

/** What people ask about, the cause before what follows from it. */
const ASKED: readonly (readonly [words: string, kind: 'static' | 'aspnet', of: (answer: Resolution) => Identity])[] = [
  ['Worker process of', 'aspnet', ({ processIdentity }) => processIdentity],
  ['Anonymous visitors of', 'static', ({ anonymousIdentity }) => anonymousIdentity],
  ['Code of', 'aspnet', ({ fileAccessIdentity }) => fileAccessIdentity],
  ['Access to the files of', 'static', ({ fileAccessIdentity }) => fileAccessIdentity],
];

function changeAt({ before, after }: EditedPlace): Change | undefined {
  if (!before.site || !after.site || after.facts.host === 'iisexpress') return undefined;
  const was = answersAt(before);
  const is = answersAt(after);
  for (const [words, kind, of] of ASKED) {
    const [old, now] = [aclName(of(was[kind])), aclName(of(is[kind]))];
    // An account that is not known does not become another one.
    if (old !== undefined && now !== undefined && old !== now)
      return { words, where: placeName(after), before: old, after: now, answer: is[kind] };
  }
  return undefined;
}

/** Kept: what was before stays the same while somebody types. */
const answersAt = memo((place: Place): Readonly<Record<'static' | 'aspnet', Resolution>> => {
  const client = { auth: 'none' } as const;
  return {
    static: resolve(place, { handlerKind: 'static', client }),
    aspnet: resolve(place, { handlerKind: 'aspnet', client }),
  };
});
