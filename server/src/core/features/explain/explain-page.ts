import type { Place } from '../../config/place';
import { linkOf } from '../../identity/base/rule-link';
import type { Step } from '../../identity/base/step';
import { accountNamed, type Login, NOBODY } from '../../windows/account';
import { aclName } from '../../windows/icacls';
import type { Snapshot } from '../../workspace/snapshot';
import { answerAt, type KindAnswer, type PlaceAnswer } from '../answer';
import { linkTo } from '../links';
import { placesAt } from '../navigate/places-at';
import { placeName } from '../place-name';
import { accountWords, capitalized, code, escapeMarkdown, kindWords, sentenceWords } from '../words';

/** A page that explains everything about a place, as Markdown with links back to the deciding lines. */
export interface ExplainDocument {
  readonly title: string;
  readonly markdown: string;
}

/** The page for a position; where it speaks of no place, for all places of the file. Undefined where there is none. */
export function explainDocumentAt(snapshot: Snapshot, uri: string, offset: number): ExplainDocument | undefined {
  const places = placesAt(snapshot, uri, offset);
  const [first] = places;
  if (!first) return undefined;
  const name = placeName(first);
  const sections = places.map(place => placePage(snapshot, answerAt(place)));
  return { title: `Who acts at ${name}`, markdown: sections.join('\n\n---\n\n') };
}

function placePage(snapshot: Snapshot, answer: PlaceAnswer): string {
  const { place } = answer;
  const parts = [
    `# Who acts at ${escapeMarkdown(placeName(place))}`,
    ...answer.kinds.map(kind => kindPart(snapshot, answer, kind)),
  ];
  const unread = place.unread();
  if (unread.length > 0)
    parts.push(
      `## Assumed\n\n${unread.map(({ path, reason }) => `- ${code(path)} changes nothing (${escapeMarkdown(reason)})`).join('\n')}`,
    );
  return parts.join('\n\n');
}

function kindPart(snapshot: Snapshot, answer: PlaceAnswer, { kind, resolution }: KindAnswer): string {
  const { facts } = answer.place;
  const words = (account: Login): string => accountWords(account, facts);
  const heading = `## ${capitalized(kindWords(kind))}`;
  const parts = [heading];
  if (resolution.error) {
    const { status, hresult, reason } = resolution.error;
    parts.push(
      `IIS answers **${escapeMarkdown(status)}**${hresult ? ` (${hresult})` : ''}: ${escapeMarkdown(sentenceWords(reason, facts))}.`,
    );
  } else {
    parts.push(`\`\`\`text\n${diagram(answer, { kind, resolution }, words)}\n\`\`\``);
    const matching = resolution.acePrincipals.flatMap(
      entry => aclName(typeof entry === 'string' ? accountNamed(entry, 'own') : entry) ?? [],
    );
    if (matching.length > 0)
      parts.push(`Entries for these names in an access list cover it: ${matching.map(code).join(', ')}.`);
    if (resolution.requiredAccess.length > 0) {
      const rows = resolution.requiredAccess.map(
        need =>
          `| ${escapeMarkdown(need.what)} | ${need.path === null ? '' : code(need.path)} | ${escapeMarkdown(words(need.identity))} | ${need.right}${need.optional ? ', only if the application writes' : ''} |`,
      );
      parts.push(['| what | where | account | right |', '| :-- | :-- | :-- | :-- |', ...rows].join('\n'));
    }
  }
  parts.push(stepList(snapshot, answer.place, resolution.steps));
  if (resolution.notes.length > 0)
    parts.push(resolution.notes.map(note => `> ${escapeMarkdown(sentenceWords(note, facts))}`).join('\n>\n'));
  return parts.join('\n\n');
}

/** client → authentication → handler → token, and what the token is to files, shares and databases. */
function diagram(answer: PlaceAnswer, { kind, resolution }: KindAnswer, words: (account: Login) => string): string {
  const client = answer.client === 'none' ? 'client without credentials' : `client (${answer.client})`;
  const request = resolution.requestIdentity.kind === 'none' ? 'no request' : words(resolution.requestIdentity);
  const lines = [
    client,
    `  └─ authentication: ${request}`,
    `       └─ ${kindWords(kind)}, in the worker process ${words(resolution.processIdentity)}`,
    `            └─ acts as ${words(resolution.fileAccessIdentity)}`,
    `                 ├─ files here:              ${words(resolution.fileAccessIdentity)}`,
    `                 ├─ shares, other machines:  ${words(resolution.networkIdentity)}`,
    `                 ├─ SQL Server, same machine: ${words(resolution.sqlLogin?.local ?? NOBODY)}`,
    `                 └─ SQL Server elsewhere:     ${words(resolution.sqlLogin?.remote ?? NOBODY)}`,
  ];
  return lines.join('\n');
}

function stepList(snapshot: Snapshot, { facts }: Place, steps: readonly Step[]): string {
  return steps
    .map(({ rule, text, at }) => {
      const place = at ? ` — ${linkTo(snapshot, at)}` : '';
      return `1. ${escapeMarkdown(sentenceWords(text, facts))} ([${rule}](${linkOf(rule)}))${place}`;
    })
    .join('\n');
}
