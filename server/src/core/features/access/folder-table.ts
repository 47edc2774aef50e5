import { type EffectiveRights, folderRights } from '../../access/folder-rights';
import { Question } from '../../access/question';
import { originWords } from '../../access/words';
import type { Place } from '../../config/place';
import type { Snapshot } from '../../workspace/snapshot';
import { type Block, code, type Line, paragraph, table } from '../print/block';
import { holderWords } from '../words';
import { factsAt } from './facts-at';

const MOST_ROWS = 200;

/** Who may read, write and run what in the folder of a place, as a table; nothing where no facts tell. */
export function folderTable(snapshot: Snapshot, place: Place): readonly Block[] {
  const facts = factsAt(snapshot, place);
  const found = facts && folderRights(new Question(place, { auth: 'none' }, facts));
  if (!found) return [];
  const { accounts, rows } = found;
  const shown = rows.slice(0, MOST_ROWS);
  return [
    { kind: 'heading', level: 2, line: [`Who may read, write and run files here, by the facts${originWords(facts)}`] },
    ...table(
      ['folder or file', ...accounts.map(account => holderWords(account, place.facts)), 'below, the same'],
      shown.map(({ path, rights, same }): readonly Line[] => [
        [code(path)],
        ...rights.map((each): Line => [rightsWords(each)]),
        [same === 0 ? '' : String(same)],
      ]),
    ),
    ...(rows.length > shown.length
      ? paragraph([`${rows.length - shown.length} more folders and files have other rights than the folder above.`])
      : []),
  ];
}

/** `read, run`; `nothing`; what is not known stands with a question mark. */
function rightsWords({ read, write, execute }: EffectiveRights): string {
  const words = [
    ['read', read],
    ['write', write],
    ['run', execute],
  ] as const;
  const told = words.flatMap(([word, verdict]) =>
    verdict === 'granted' ? [word] : verdict === 'unknown' ? [`${word}?`] : [],
  );
  return told.join(', ') || 'nothing';
}
