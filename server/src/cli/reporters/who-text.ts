import type { WhoAnswer } from '../../core/analysis';
import { terminalText } from '../terminal-text';
import { placeOf } from './report';
import type { Style } from './style';

/** For each account what acts as it: pools first, then applications with what it does there. */
export function textOfWho(answers: readonly WhoAnswer[], style: Style): string {
  if (answers.length === 0) return 'Nothing in the host configurations that were found has to do with this.\n';
  return `${answers.map(answer => block(answer, style)).join('\n\n')}\n`;
}

function block({ account, sid, note, matches }: WhoAnswer, { colors }: Style): string {
  const name = terminalText(account);
  const title = colors.bold(sid === null || sid === account ? name : `${name} (${sid})`);
  const heading = note === undefined ? title : `${title}\n  ${terminalText(note)}`;
  if (matches.length === 0)
    return `${heading}\n  Nothing in the host configurations that were found acts as this account.`;
  const groups = new Map<string, { readonly place: string; readonly purposes: string[] }>();
  for (const match of matches) {
    const { pool, site, application } = match;
    const where = site === undefined ? `Pool ${pool}` : `${site}${application === '/' ? '' : application}`;
    const label =
      terminalText(where) + (site !== undefined && pool !== undefined ? terminalText(`, pool ${pool}`) : '');
    const group = groups.get(label) ?? {
      place: match.file === null ? '' : placeOf({ ...match, file: match.file }),
      purposes: [],
    };
    group.purposes.push(match.purpose);
    groups.set(label, group);
  }
  const lines = [...groups].map(
    ([label, { place, purposes }]) => `  ${label}: ${together(purposes)}${place === '' ? '' : ` ${colors.dim(place)}`}`,
  );
  return [heading, ...lines].join('\n');
}

/** Purposes that begin alike are told together: `touches files: ASP.NET code, static files`. */
function together(purposes: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const purpose of purposes) {
    const [start = '', ...rest] = purpose.split(': ');
    groups.set(start, [...(groups.get(start) ?? []), ...rest]);
  }
  return [...groups]
    .map(([start, details]) => (details.length === 0 ? start : `${start} (${details.join(', ')})`))
    .join('; ');
}
