import type { RelatedPlace } from '../../config/base/related-place';
import type { Finding } from './finding';
import type { RuleMeta } from './rule';

/** So many hints of one kind are read one by one; more of them are one fact that holds in many places. */
const MOST_ALONE = 20;

/**
 * The findings as they are shown: where a rule says a hint or an information more than {@link MOST_ALONE} times in a
 * file, one finding says it for all, at the first place, with the others as related places. Errors and warnings, which
 * ask to be repaired one by one, stay alone.
 */
export function withoutRepetition(
  findings: readonly Finding[],
  file: string,
  metaOf: (rule: string) => RuleMeta | undefined,
): readonly Finding[] {
  if (findings.length <= MOST_ALONE) return findings;
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity !== 'hint' && finding.severity !== 'info') continue;
    const key = keyOf(finding);
    const list = alike.get(key);
    if (list) list.push(finding);
    else alike.set(key, [finding]);
  }
  if (![...alike.values()].some(({ length }) => length > MOST_ALONE)) return findings;
  return findings.flatMap(finding => {
    const members = alike.get(keyOf(finding)) ?? [];
    if (members.length <= MOST_ALONE) return finding;
    return members[0] === finding ? together(finding, members, file, metaOf(finding.rule)) : [];
  });
}

function keyOf({ severity, rule }: Finding): string {
  return `${severity} ${rule}`;
}

/** One finding for all `members`, of which `first` is the first. */
function together(first: Finding, members: readonly Finding[], file: string, meta: RuleMeta | undefined): Finding {
  const others = members.slice(1);
  const { message } = first;
  const isSame = others.every(other => other.message === message);
  const said = isSame ? message : (meta?.summary.replace(/\.$/, '') ?? message);
  const hasSameReason = others.every(other => other.why === first.why);
  return {
    ...first,
    message: `${said} (${members.length} places in this file)`,
    why: hasSameReason ? first.why : (meta?.why ?? first.why),
    iis: others.every(({ iis }) => isSameAnswer(iis, first.iis)) ? first.iis : null,
    related: others.map(
      ({ span, message: text }): RelatedPlace => ({ at: { file, span }, text: text === message ? 'also here' : text }),
    ),
    members,
    source: () => sourceOf(members),
  };
}

function isSameAnswer(a: Finding['iis'], b: Finding['iis']): boolean {
  return a?.status === b?.status && a?.hresult === b?.hresult;
}

/** By the source of the first member: the last source of a group, with those of all members. */
const groups = new WeakMap<object, { readonly sources: readonly object[] }>();

/** The source of one finding that stands for all `members`: the same as long as those of all of them are. */
export function sourceOf(members: readonly Finding[]): object {
  const sources = members.map(member => member.source());
  const [first] = sources as [object];
  const known = groups.get(first);
  const isSame = known?.sources.length === sources.length && known.sources.every((each, at) => each === sources[at]);
  if (isSame) return known;
  const group = { sources };
  groups.set(first, group);
  return group;
}
