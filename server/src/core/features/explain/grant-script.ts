import type { Place } from '../../config/place';
import type { AccessNeed, Right } from '../../identity/work/needs';
import { icaclsGrant, icaclsKeep, type SimpleRight } from '../../windows/icacls';
import { sameAnswer } from '../../windows/sentence';
import { commentLine, type Shell } from '../../windows/shell/command-line';
import { createLogin } from '../../windows/shell/tsql';
import { expandVariables } from '../../windows/windows-path';
import { ASSUMED_FOLDER, ASSUMED_POOL, isAssumed } from '../../workspace/assumed-place';
import { placeName } from '../../workspace/place-name';
import type { Snapshot } from '../../workspace/snapshot';
import { answerAt, type PlaceAnswer } from '../answer';
import { assumedPlaceOf } from '../assumed';
import { hostOf } from '../host-of-question';
import { placesAt } from '../navigate/places-at';
import { placeLead } from '../place-lead';
import { plainWords } from '../print/plain';
import { type Verdict, verdictOf } from '../verdict';
import { grantName, holderWords, kindWords, sqlName } from '../words';

/** A script for one application, with the reasons as comments. Nothing is run. */
export interface PermissionScript {
  readonly application: string;
  readonly shell: Shell;
  readonly text: string;
}

export interface ScriptQuery {
  readonly hostConfig?: string | undefined;
  readonly site: string;
  /** URL path of the application; default `/`. */
  readonly path?: string | undefined;
  readonly shell: Shell;
}

/**
 * Commands that give the accounts of an application the rights that its configuration needs, and no more: what only
 * an application that writes files needs is left as a comment. Undefined where no host configuration is loaded, or
 * where it does not define the site.
 */
export function permissionScript(snapshot: Snapshot, query: ScriptQuery): PermissionScript | undefined {
  const host = hostOf(snapshot, query.hostConfig);
  if (!host || !snapshot.topology(host).siteNamed(query.site)) return undefined;
  return scriptFor(snapshot.place(host, query.site, query.path ?? '/'), query.shell);
}

/** The script for the application that a position is about: of several, the first. Undefined outside of every site. */
export function permissionScriptAt(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  shell: Shell,
): PermissionScript | undefined {
  const [place] = placesAt(snapshot, uri, offset);
  const assumed = place && assumedPlaceOf(snapshot, place);
  if (assumed) return scriptFor(assumed, shell);
  if (!place?.site || !place.hostFile) return undefined;
  return scriptFor(snapshot.place(place.hostFile, place.site.name, place.application?.path ?? place.path), shell);
}

function scriptFor(place: Place, shell: Shell): PermissionScript {
  const application = placeName({ site: place.site, path: place.application?.path ?? '/' });
  const answer = answerAt(place);
  const comment = (text: string): string => commentLine(shell, text);
  const lines = [
    comment(
      `Permissions of ${application}, from its IIS configuration. Run in an elevated ${shell === 'cmd' ? 'command prompt' : 'PowerShell'}.`,
    ),
  ];
  if (isAssumed(place))
    lines.push(
      comment(
        `No applicationHost.config of this file is known: this is so with the defaults of IIS. Fill in ${placeholders(place)} before you run it.`,
      ),
    );
  if (answer.kinds.some(({ resolution }) => ends(verdictOf(resolution))))
    lines.push(comment(`Note: as it stands, ${uncapitalized(plainWords(placeLead(answer)))}`));
  const granted = grantLines(answer, shell, comment);
  const kept = keptLists(granted.paths, shell);
  if (kept.length > 0)
    lines.push(
      '',
      comment('The access lists as they are now, for the way back at the end'),
      ...kept.map(({ save }) => save),
    );
  lines.push(...granted.lines, ...sqlLines(place, answer, comment));
  if (kept.length > 0)
    lines.push('', comment('The way back:'), ...kept.map(({ restore }) => wayBack(restore, comment)));
  const newLine = shell === 'cmd' ? '\r\n' : '\n';
  return { application, shell, text: `${lines.join(newLine)}${newLine}` };
}

/** To be copied as it stands: a comment of cmd doubles percent signs, and paths of its commands have none. */
function wayBack(restore: string, comment: Comment): string {
  return comment(restore).replace('%%TEMP%%', '%TEMP%');
}

/** What keeps the lists that the script changes (A65), each once. */
function keptLists(paths: readonly string[], shell: Shell) {
  const different = [...new Map(paths.map(path => [path.toLowerCase(), path])).values()];
  return different.flatMap((path, at) => icaclsKeep(shell, path, `whoiis-undo-${at + 1}.acl`) ?? []);
}

function ends({ kind }: Verdict): boolean {
  return kind === 'fails' || kind === 'redirects';
}

function uncapitalized(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

type Comment = (text: string) => string;

/** What a reader of the script has to replace. */
function placeholders(place: Place): string {
  const pool = `${ASSUMED_POOL} (the name of the application pool)`;
  return place.physicalPath === ASSUMED_FOLDER ? `${pool} and ${ASSUMED_FOLDER} (the folder of the site)` : pool;
}

interface Wanted {
  readonly need: AccessNeed;
  /** What it is needed for, and which kinds of work need it. */
  readonly reasons: Map<string, string[]>;
}

/** `paths`: what the commands change. */
function grantLines(
  answer: PlaceAnswer,
  shell: Shell,
  comment: Comment,
): { readonly lines: readonly string[]; readonly paths: readonly string[] } {
  const { facts } = answer.place;
  const wanted = new Map<string, Wanted>();
  for (const { kind, resolution } of answer.kinds) {
    // What a request that ends before would need is not known before it goes on.
    if (resolution.error || ends(verdictOf(resolution))) continue;
    for (const given of [...resolution.requiredAccess, ...resolution.additionalAccess]) {
      const need = { ...given, path: given.path === null ? null : writtenOut(given.path) };
      const id =
        `${need.path ?? need.what}\n${holderWords(need.identity, facts)}\n${need.right}\n${need.optional ?? false}`.toLowerCase();
      const known = wanted.get(id) ?? { need, reasons: new Map<string, string[]>() };
      wanted.set(id, known);
      const kinds = known.reasons.get(need.what) ?? [];
      known.reasons.set(need.what, kinds);
      if (!kinds.includes(kindWords(kind))) kinds.push(kindWords(kind));
    }
  }
  const lines: string[] = [];
  const paths: string[] = [];
  for (const { need, reasons } of withoutCovered([...wanted.values()])) {
    const account = grantName(need.identity, facts);
    const words = holderWords(need.identity, facts);
    lines.push('', ...[...reasons].map(([what, kinds]) => comment(`${what} (${kinds.join(', ')})`)));
    if (need.path === null)
      lines.push(comment(`${need.right} for ${words} on ${need.what}: the path is not in the configuration`));
    else if (account === undefined)
      lines.push(
        comment(
          `${need.right} on ${need.path} for ${need.identity.kind === 'authenticated' ? 'every visitor who logs on: name a group of yours' : words}`,
        ),
      );
    else {
      const folder = isFolder(need.path);
      const command = icaclsGrant(shell, {
        path: need.path,
        account,
        right: folder ? ON_FOLDERS[need.right] : LETTERS[need.right],
        isFolder: folder,
      });
      if (command === undefined)
        lines.push(comment(`${need.right} on ${need.path} for ${words}: ${notWritten(shell)}`));
      else {
        if (!need.optional) paths.push(need.path);
        lines.push(need.optional ? comment(`only if the application writes there: ${command}`) : command);
      }
    }
  }
  return { lines, paths };
}

/** PowerShell expands no `%SystemDrive%`, and one folder in two spellings would be granted twice. */
function writtenOut(path: string): string {
  const expanded = expandVariables(path);
  return typeof expanded === 'string' ? expanded : path;
}

function notWritten(shell: Shell): string {
  const other = shell === 'cmd' ? '; a percent sign is no matter in the script for PowerShell' : '';
  return `no command, since one of the names has a character that it cannot hold${other}`;
}

/** `ListDirectory` is what reading a folder takes. */
const LETTERS: Readonly<Record<Right, SimpleRight>> = {
  Read: 'R',
  ReadAndExecute: 'RX',
  ListDirectory: 'RX',
  'Read, Write': '(R,W)',
  Modify: 'M',
  FullControl: 'F',
};

/** Folders of sites are given out with Read & Execute, as IIS sets up its own; a file alone is read. */
const ON_FOLDERS: Readonly<Record<Right, SimpleRight>> = { ...LETTERS, Read: 'RX' };

const STRENGTH: Readonly<Record<Right, number>> = {
  Read: 1,
  ListDirectory: 2,
  ReadAndExecute: 2,
  'Read, Write': 3,
  Modify: 4,
  FullControl: 5,
};

/** Leaves out what an entry of the same account on the same folder grants already. */
function withoutCovered(wanted: readonly Wanted[]): readonly Wanted[] {
  return wanted.filter(
    ({ need }) =>
      !wanted.some(
        other =>
          other.need !== need &&
          !other.need.optional &&
          other.need.path !== null &&
          other.need.path.toLowerCase() === need.path?.toLowerCase() &&
          sameAnswer(other.need.identity, need.identity) &&
          STRENGTH[other.need.right] > STRENGTH[need.right],
      ),
  );
}

/** A path whose last segment has an extension of a file; folders of applications rarely have one. */
function isFolder(path: string): boolean {
  return !/\.(config|aspx|asp|ashx|asmx|php|exe|dll|html?|ini)$/i.test(path);
}

/** Logins for the connection strings that use the Windows account. LocalDB has none: it runs as the caller. */
function sqlLines(place: Place, answer: PlaceAnswer, comment: Comment): readonly string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const { resolution } of answer.kinds) {
    for (const { name, server, logins } of resolution.connections) {
      if (!logins || server === 'localdb') continue;
      for (const where of server === 'unknown' ? (['local', 'remote'] as const) : [server]) {
        const login = logins[where];
        const account = login.kind === 'sqlLogin' ? undefined : sqlName(login, place.facts);
        const command = account === undefined ? undefined : createLogin(account);
        if (command === undefined || seen.has(`${name}\n${command}`)) continue;
        seen.add(`${name}\n${command}`);
        const which = where === 'local' ? 'this' : 'another';
        const condition = server === 'unknown' ? `if the server is ${which} machine, run` : 'run';
        lines.push(
          '',
          comment(`Connection string ${name}: ${condition} in SQL Server, not in this shell:`),
          comment(command),
        );
      }
    }
  }
  return lines;
}
