import { originWords } from '../../access/words';
import type { AccessNeed } from '../../identity/work/needs';
import type { Snapshot } from '../../workspace/snapshot';
import { factsAt, foreignAt } from '../access/facts-at';
import { NeedAnswers } from '../access/need-answers';
import type { KindAnswer, PlaceAnswer } from '../answer';
import { type Block, code, type Line, line, paragraph, table } from '../print/block';
import { holderWords } from '../words';

/** A hover is read at a glance; the page that explains a place has all of them. */
const MOST_ROWS = 6;

/** By the facts of the server: which right each account needs at a place, and whether it has it; what fails comes first. */
export function rightRows(snapshot: Snapshot, { place }: PlaceAnswer, kinds: readonly KindAnswer[]): readonly Block[] {
  const foreign = foreignAt(snapshot, place);
  if (foreign !== undefined) return paragraph([foreign]);
  const facts = factsAt(snapshot, place);
  if (!facts) return [];
  const rows = new Map<string, { readonly rank: number; readonly cells: readonly Line[] }>();
  for (const { kind, client, resolution } of kinds) {
    const answers = NeedAnswers.at(snapshot, place, { handlerKind: kind, client: { auth: client } });
    if (!answers) continue;
    for (const given of [...resolution.requiredAccess, ...resolution.additionalAccess]) {
      const need = answers.here(given);
      const told = answers.told(need);
      const who = holderWords(need.identity, place.facts);
      const cells = [rightCell(need), [who], [told.words]];
      rows.set(JSON.stringify(cells), { rank: RANK[told.verdict] + (need.optional ? 1 : 0), cells });
    }
  }
  const sorted = [...rows.values()].sort((a, b) => a.rank - b.rank);
  const more = sorted.length - MOST_ROWS;
  return [
    ...table(
      ['needs', 'account', `by the facts${originWords(facts)}`],
      sorted.slice(0, MOST_ROWS).map(({ cells }) => cells),
    ),
    ...(more > 0
      ? paragraph([`${more} more ${more === 1 ? 'right is' : 'rights are'} on the page of the place.`])
      : []),
  ];
}

const RANK = { denied: 0, unknown: 2, granted: 4 } as const;

function rightCell({ right, path, on, optional }: AccessNeed): Line {
  const condition = optional ? ', if the application writes there' : '';
  return path === null ? [`${right} on ${on}${condition}`] : line`${right} on ${code(path)}${condition}`;
}
