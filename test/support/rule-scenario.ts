import { uriOf } from './memory';

/** The text form of rule scenarios; `rule-test.ts` tells how it looks. */
export interface Scenario {
  readonly prose: string;
  readonly sections: Section[];
}

export interface Section {
  /** Between `-- ` and ` --`. */
  readonly header: string;
  body: string;
}

export interface GivenFile {
  readonly section: Section;
  readonly name: string;
  readonly uri: string;
  /** Without markers. */
  readonly text: string;
  readonly cursor: number | undefined;
  readonly site: string | undefined;
  readonly app: string;
}

const HEADER = /^-- (.+) --$/;
const MARKER = /^ *(?:\^+>?|\|) (?:error|warning|info|hint|related) /;

export function parseScenarios(text: string): readonly Scenario[] {
  const scenarios: Scenario[] = [];
  let lines: string[] = [];
  let section: Section | undefined;
  const close = () => {
    if (section) section.body = lines.join('\n').replace(/\n+$/, '');
  };
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const header = HEADER.exec(line)?.[1];
    if (line.startsWith('=== ')) {
      close();
      section = undefined;
      scenarios.push({ prose: line.slice(4), sections: [] });
    } else if (header !== undefined) {
      close();
      section = { header, body: '' };
      lines = [];
      scenarios.at(-1)?.sections.push(section);
    } else if (section) lines.push(line);
    else if (line !== '') {
      // Prose goes on; the first scenario of a file needs no mark.
      const last = scenarios.pop();
      scenarios.push({ prose: last ? `${last.prose}\n${line}` : line, sections: [] });
    }
  }
  close();
  return scenarios;
}

export function printScenario({ prose, sections }: Scenario): string {
  return [`=== ${prose}`, '', ...sections.map(({ header, body }) => `-- ${header} --\n${body}`), ''].join('\n');
}

const SPECIAL = /^(settings|schema |icacls|fix |copy )/;

export function filesOf(scenario: Scenario): readonly GivenFile[] {
  return scenario.sections.filter(({ header }) => !SPECIAL.test(header)).map(readFile);
}

function readFile(section: Section): GivenFile {
  const [name = ''] = section.header.split(' ');
  const marked = section.body
    .split('\n')
    .filter(line => !MARKER.test(line))
    .join('\n');
  const cursor = marked.indexOf('$0');
  const text = withControls(cursor < 0 ? marked : marked.replace('$0', ''));
  return {
    section,
    name,
    uri: uriOf(windowsPathOf(name)),
    text,
    cursor: cursor < 0 ? undefined : cursor,
    site: /\bsite="([^"]*)"/.exec(section.header)?.[1],
    app: /\bapp="([^"]*)"/.exec(section.header)?.[1] ?? '/',
  };
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

/** Puts `$0` back where it stood, caret lines not counted. */
export function withCursor(annotated: string, { text, cursor }: GivenFile): string {
  if (cursor === undefined) return annotated;
  const before = text.slice(0, cursor).split('\n');
  const column = before.at(-1)?.length ?? 0;
  let line = 0;
  return annotated
    .split('\n')
    .map(shown => {
      if (MARKER.test(shown)) return shown;
      line++;
      return line === before.length ? `${shown.slice(0, column)}$0${shown.slice(column)}` : shown;
    })
    .join('\n');
}
