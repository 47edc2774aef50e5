import { uriOf } from './memory';

/**
 * One scenario of an archive: prose, and parts with a header each. Some parts are files, some say what is expected;
 * `run-scenarios.ts` tells how it looks.
 */
export interface Scenario {
  readonly prose: string;
  readonly parts: Part[];
}

export interface Part {
  /** Between `-- ` and ` --`. */
  readonly header: string;
  body: string;
}

export interface GivenFile {
  readonly part: Part;
  readonly name: string;
  readonly uri: string;
  /** Without markers. */
  readonly text: string;
  /** Offsets in the text by their markers, `$0` to `$9`. */
  readonly cursors: ReadonlyMap<string, number>;
  readonly site: string | undefined;
  readonly app: string;
  /** The lists of a whole server are added to its text. */
  readonly whole: boolean;
}

const HEADER = /^-- (.+) --$/;
const NOTE = /^ *(?:\^+>?|\|) (?:(?:error|warning|info|hint) ([a-z0-9-]+): (.*)|related )/;
const CURSOR = /\$[0-9]/g;

export function readArchive(text: string): readonly Scenario[] {
  const scenarios: Scenario[] = [];
  let lines: string[] = [];
  let part: Part | undefined;
  const close = () => {
    if (part) part.body = lines.join('\n').replace(/\n+$/, '');
  };
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const header = HEADER.exec(line)?.[1];
    if (line.startsWith('=== ')) {
      close();
      part = undefined;
      scenarios.push({ prose: line.slice(4), parts: [] });
    } else if (header !== undefined) {
      close();
      part = { header, body: '' };
      lines = [];
      scenarios.at(-1)?.parts.push(part);
    } else if (part) lines.push(line);
    else if (line !== '') {
      // Prose goes on; the first scenario of a file needs no mark.
      const last = scenarios.pop();
      scenarios.push({ prose: last ? `${last.prose}\n${line}` : line, parts: [] });
    }
  }
  close();
  return scenarios;
}

export function printArchive(scenarios: readonly Scenario[]): string {
  return scenarios.map(({ prose, parts }) => [`=== ${prose}`, '', ...parts.map(printPart), ''].join('\n')).join('\n');
}

function printPart({ header, body }: Part): string {
  return body === '' ? `-- ${header} --` : `-- ${header} --\n${body}`;
}

/** The parts that are files: those whose first word is a file name. */
export function filesOf({ parts }: Scenario): readonly GivenFile[] {
  return parts.filter(({ header }) => /^\S*\.\S/.test(header)).map(readFile);
}

/** Body of the part that has exactly this header. */
export function givenIn({ parts }: Scenario, header: string): string | undefined {
  return parts.find(part => part.header === header)?.body;
}

export function readFile(part: Part): GivenFile {
  const [name = ''] = part.header.split(' ');
  let text = '';
  const cursors = new Map<string, number>();
  for (const piece of withoutNotes(part.body).split(/(\$[0-9])/)) {
    if (/^\$[0-9]$/.test(piece)) cursors.set(piece, text.length);
    else text += withControls(piece);
  }
  return {
    part,
    name,
    uri: uriOf(windowsPathOf(name)),
    text,
    cursors,
    site: /\bsite="([^"]*)"/.exec(part.header)?.[1],
    app: /\bapp="([^"]*)"/.exec(part.header)?.[1] ?? '/',
    whole: / whole$/.test(part.header),
  };
}

/** Ids of the rules that a part names: in caret lines, or as `-- rules … --`. */
export function rulesNamedIn(part: Part): readonly string[] {
  if (part.header.startsWith('rules ')) return part.header.split(' ').slice(1);
  return findingsIn(part).map(({ rule }) => rule);
}

/** What the caret lines of a part say. */
export function findingsIn({ body }: Part): readonly { readonly rule: string; readonly message: string }[] {
  return body.split('\n').flatMap(line => {
    const [, rule, message] = NOTE.exec(line) ?? [];
    return rule === undefined || message === undefined ? [] : [{ rule, message }];
  });
}

function withoutNotes(body: string): string {
  return body
    .split('\n')
    .filter(line => !NOTE.test(line))
    .join('\n');
}

export function withoutCursors(body: string): string {
  return body.replace(CURSOR, '');
}

/** Scenarios stay text files: `␀` to `␈` stand for the control characters of which they are the pictures. */
function withControls(text: string): string {
  return text.replace(/[\u2400-\u2408]/g, picture => String.fromCharCode(picture.charCodeAt(0) - 0x2400));
}

export function withPictures(text: string): string {
  return [...text].map(character => (character < '\t' ? pictureOf(character) : character)).join('');
}

function pictureOf(control: string): string {
  return String.fromCharCode(0x2400 + control.charCodeAt(0));
}

export function windowsPathOf(name: string): string {
  if (/^(applicationHost\.config|machine\.config|root\/web\.config|[A-Za-z]:|\\\\)/.test(name)) return name;
  return `C:\\sites\\${name.replace(/\//g, '\\')}`;
}

/** Puts the cursors back where they stood, caret lines not counted. */
export function withCursors(annotated: string, { text, cursors }: GivenFile): string {
  const lines = annotated.split('\n');
  // The last one first, so that the columns of the others stay.
  for (const [marker, offset] of [...cursors].reverse()) {
    const before = text.slice(0, offset).split('\n');
    const column = before.at(-1)?.length ?? 0;
    let number = 0;
    const at = lines.findIndex(line => !NOTE.test(line) && ++number === before.length);
    lines[at] = `${lines[at]?.slice(0, column)}${marker}${lines[at]?.slice(column)}`;
  }
  return lines.join('\n');
}
