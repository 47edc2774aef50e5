import { memo } from '../../base/memo';
import type { HostIndex } from '../../config/files/host-index';
import type { Unit } from '../../config/files/units';
import type { HostContexts, Recorder } from './host-contexts';
import type { HostChecks, Messages, Rule } from './rule';

/** A part of a host configuration that is checked, and whose findings are kept, by itself. */
export type Target =
  | { readonly kind: 'server' }
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** `noted`: the sites that a rule has noted, by the id of the rule. */
  | { readonly kind: 'across'; readonly noted: Noted };

export type Noted = ReadonlyMap<string, readonly Unit[]>;

/** How some rules are asked about one part. */
export interface Asking {
  readonly asked: readonly Rule[];
  ask(rule: Rule): void;
}

/** Which of the rules are asked about a part, and how; what they get to see is made once for all of them. */
export function askingAbout(
  target: Target,
  {
    contexts,
    index,
    recorder,
    rules,
  }: {
    readonly contexts: HostContexts;
    readonly index: HostIndex;
    readonly recorder: Recorder;
    readonly rules: readonly Rule[];
  },
): Asking {
  if (target.kind === 'server') return asking('server', contexts.server(recorder), rules);
  if (target.kind === 'across') {
    const context = contexts.across(recorder);
    const { asked } = asking('across', context, rules);
    const ask = (rule: Rule) => {
      const units = target.noted.get(rule.id) ?? [];
      const noted = { [Symbol.iterator]: () => contexts.sitesOf(units)[Symbol.iterator]() };
      asking('across', { ...context, noted }, [rule]).ask(rule);
    };
    return { asked, ask };
  }
  const { unit } = target;
  if (unit.kind === 'pool') return asking('pool', contexts.pool(unit, recorder), rules);
  if (unit.kind === 'site') return asking('site', contexts.site(unit, recorder), rules);
  // The tags for one target are a part together.
  const isFirst = index.tagsFor(index.keyOf(unit))[0] === unit;
  if (!isFirst) return { asked: [], ask: () => {} };
  const written = contexts.sectionsOf(unit);
  const { asked, ask } = asking('tag', contexts.tag(unit, recorder), rules);
  return { asked: asked.filter(({ tagSection }) => tagSection === undefined || written.has(tagSection)), ask };
}

function asking<Scope extends keyof HostChecks<Messages>>(
  scope: Scope,
  context: Parameters<NonNullable<HostChecks<Messages>[Scope]>>[0],
  rules: readonly Rule[],
): Asking {
  return {
    asked: rulesOf(rules)(scope, context.refusals.size > 0),
    ask: rule => {
      const check = rule[scope] as ((about: typeof context) => void) | undefined;
      check?.(context);
    },
  };
}

/** The rules that have something to say about a kind of part: sought once, and not for each of thousands. */
const rulesOf = memo((rules: readonly Rule[]) => {
  const known = new Map<string, readonly Rule[]>();
  return (scope: keyof HostChecks<Messages>, isRefused: boolean): readonly Rule[] => {
    const key = `${scope} ${isRefused}`;
    let found = known.get(key);
    if (!found) {
      // Most parts have no refusals: the many rules that word them are not asked then.
      found = rules.filter(rule => rule[scope] !== undefined && (isRefused || !rule.refusals));
      known.set(key, found);
    }
    return found;
  };
});
