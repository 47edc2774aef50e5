import type { Origin } from '../../config/base/value';

/**
 * What hovers, the status item and pages say, before it is Markdown, HTML or plain text. No text of a configuration can
 * become markup, since printers alone write markup.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly heading: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'listing'; readonly language: string; readonly text: string }
  /** Folded where the reader can unfold it. */
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'separator' };

export type Line = readonly Inline[];

export type Inline =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** A line of a file, by its name and number. */
  | { readonly kind: 'place'; readonly at: Origin }
  | { readonly kind: 'web'; readonly text: string; readonly url: string }
  /** Left out, with what stands before it, where the reader cannot run commands. */
  | { readonly kind: 'command'; readonly text: string; readonly before: string; readonly command: Command };

/** What a reader can do with a click. */
export type Command =
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'explain' | 'script'; readonly uri: string; readonly offset: number };

/** Writes a line: `` line`Runs as ${strong(name)}.` ``. Lines inside of it become part of it. */
export function line(texts: TemplateStringsArray, ...values: readonly (Inline | Line)[]): Line {
  return texts.flatMap((text, index) => {
    const value = values[index];
    const given = value === undefined ? [] : isLine(value) ? value : [value];
    return text === '' ? given : [text, ...given];
  });
}

export function strong(text: string): Inline {
  return { kind: 'strong', text };
}

export function code(text: string): Inline {
  return { kind: 'code', text };
}

export function place(at: Origin): Inline {
  return { kind: 'place', at };
}

export function web(text: string, url: string): Inline {
  return { kind: 'web', text, url };
}

/** Nothing for no line. */
export function paragraph(...lines: readonly (Line | string)[]): readonly Block[] {
  const given = lines.map(each => (typeof each === 'string' ? [each] : each)).filter(each => !isEmpty(each));
  return given.length === 0 ? [] : [{ kind: 'paragraph', lines: given }];
}

/** Nothing for no items. */
export function list(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** Nothing for no rows. */
export function table(heading: readonly string[], rows: readonly (readonly Line[])[]): readonly Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', heading, rows }];
}

export function isEmpty(given: Line): boolean {
  return given.every(part => part === '');
}

/** Lines with a text between them. */
export function joined(lines: readonly Line[], separator: string): Line {
  return lines.flatMap((each, index) => (index === 0 ? each : [separator, ...each]));
}

/** The line with its first letter in upper case, where it begins with a text of ours. */
export function capitalizedLine([first, ...rest]: Line): Line {
  if (typeof first !== 'string') return first === undefined ? rest : [first, ...rest];
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest];
}

/** The reverse, for a sentence that becomes part of another one; names and abbreviations stay. */
export function uncapitalizedLine([first, ...rest]: Line): Line {
  if (typeof first !== 'string') return first === undefined ? rest : [first, ...rest];
  return [/^[A-Z][a-z]/.test(first) ? `${first.charAt(0).toLowerCase()}${first.slice(1)}` : first, ...rest];
}

function isLine(value: Inline | Line): value is Line {
  return Array.isArray(value);
}
