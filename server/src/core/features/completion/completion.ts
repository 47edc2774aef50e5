import type { TextEdit } from '../../text/edit';
import { escapeAttribute } from '../../text/escape-attribute';
import type { Span } from '../../text/span';

/** What an item is, for its picture in a list. */
export type CompletionKind =
  | 'group'
  | 'section'
  | 'element'
  | 'verb'
  | 'attribute'
  | 'value'
  | 'name'
  | 'closeTag'
  | 'directive'
  | 'path'
  | 'scaffold';

/** Something that can be written at a cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Behind the label, in few words. */
  readonly detail?: string;
  /** What is written in place of `span`, with places to go to in the syntax of snippets: `$1`, `${1:text}`, `$0`. */
  readonly snippet: string;
  readonly span: Span;
  /** What the letters that are typed are compared with, where that is not the label. */
  readonly filter?: string;
  /** Smaller ones come first. */
  readonly rank: number;
  /** Why it had better not be chosen: the section is locked here. */
  readonly advice?: string;
  /** How its documentation is found. */
  readonly about?: About;
  /** Further edits: the end tag of a start tag that is renamed. */
  readonly also?: readonly TextEdit[];
  /** Asks for further items behind it: there are values to choose from. */
  readonly continues?: boolean;
}

/** Of longer lists, such as that of ten thousand pools, as many items are offered; asked again with more letters, others. */
export const MOST_ITEMS = 500;

/** What an item is about, small enough to be sent to the client and back. */
export interface About {
  /** Names from the section on, as `ConfigPosition.path` has them. */
  readonly path: string;
  readonly attribute?: string;
  readonly value?: string;
}

/** A text as it stands in a snippet. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A text as it stands between double quotes in a snippet. */
export function snippetValue(text: string): string {
  return snippetText(escapeAttribute(text));
}

/** A snippet without its places to go to, for clients that know none: `${1:text}` is `text`, `${1|a,b|}` is `a`. */
export function plainOf(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(^|[^\\])\$\d+/g, '$1')
    .replace(/(^|[^\\])\$\d+/g, '$1')
    .replace(/\\([\\$}|,])/g, '$1');
}
