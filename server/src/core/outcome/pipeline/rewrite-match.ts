import type { Place } from '../../config/place';
import type { EffectiveElement } from '../../config/values/effective-values';
import { flagIn, textIn } from '../../identity/base/read-values';
import type { Request } from '../base/request';
import { isQuick } from './pattern-cost';

/** Captures of a pattern; `undefined` inside: the group took no part. */
export type Captures = readonly (string | undefined)[];

/** Whether a pattern matches: its captures, `false`, or `undefined` where nobody can say. */
export type Match = Captures | false | undefined;

/** Longest input and pattern that are tried; a question is a URL, not a document. */
const LONGEST = 4096;

/** A pattern of URL Rewrite against an input (`patternSyntax`). */
export function matchPattern(syntax: string, pattern: string, input: string, ignoreCase: boolean): Match {
  switch (syntax.toLowerCase()) {
    case 'exactmatch':
      return (ignoreCase ? pattern.toLowerCase() === input.toLowerCase() : pattern === input) ? [input] : false;
    case 'wildcard':
      return run(`^${pattern.split('*').map(escapeRegExp).join('(.*?)')}$`, input, ignoreCase);
    default:
      return run(pattern, input, ignoreCase);
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function run(source: string, input: string, ignoreCase: boolean): Match {
  if (source.length > LONGEST || input.length > LONGEST || !isQuick(source, input.length)) return undefined;
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, ignoreCase ? 'i' : '');
  } catch {
    return undefined;
  }
  const match = pattern.exec(input);
  return match ? [...match] : false;
}

/** The URL at one moment of the rules' work. */
export interface RewrittenUrl {
  /** Starts with `/`. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

export interface Back {
  readonly rule: Captures;
  readonly condition: Captures;
}

/** Text with its `{…}` filled in; undefined where one of them is not known before a request (O51). */
export function expand(template: string, back: Back, url: RewrittenUrl, request: Request): string | undefined {
  let unknown = false;
  let text = template;
  // From the inside out: maps and functions may hold other references.
  for (let round = 0; round < 8 && /\{[^{}]*\}/.test(text); round++) {
    text = text.replace(/\{(?<name>[^{}]*)\}/g, (_whole, name: string) => {
      const value = variableOf(name, back, url, request);
      if (value === undefined) unknown = true;
      return value ?? '';
    });
  }
  return unknown ? undefined : text;
}

function variableOf(name: string, back: Back, url: RewrittenUrl, request: Request): string | undefined {
  const reference = /^(?<kind>[RC]):(?<index>\d)$/i.exec(name)?.groups;
  if (reference) {
    const captures = reference.kind?.toUpperCase() === 'R' ? back.rule : back.condition;
    return captures[Number(reference.index)] ?? '';
  }
  switch (name.toUpperCase()) {
    case 'URL':
    case 'PATH_INFO':
    case 'SCRIPT_NAME':
      return url.path;
    case 'UNENCODED_URL':
    case 'REQUEST_URI':
      return url.query === '' ? url.path : `${url.path}?${url.query}`;
    case 'QUERY_STRING':
      return url.query;
    case 'REQUEST_METHOD':
      return request.verb;
    case 'HTTPS':
    case 'SERVER_PORT_SECURE':
      return secure(request, name.toUpperCase() === 'HTTPS');
    case 'REQUEST_FILENAME':
    case 'PATH_TRANSLATED':
      return undefined;
  }
  const call = /^(?<map>[^:]+):(?<key>[\s\S]*)$/.exec(name)?.groups;
  if (!call?.map) return undefined;
  if (call.map.toLowerCase() === 'tolower') return (call.key ?? '').toLowerCase();
  return mapped(request.place, call.map, call.key ?? '');
}

/** O51: where the site has bindings of one scheme only, the scheme is known. */
function secure({ schemes }: Request, asWord: boolean): string | undefined {
  if (schemes?.size !== 1) return undefined;
  const on = schemes.has('https');
  return asWord ? (on ? 'on' : 'off') : on ? '1' : '0';
}

function mapped(place: Place, name: string, key: string): string | undefined {
  const maps = place.section('system.webServer/rewrite/rewriteMaps');
  if (maps.unknown !== undefined) return undefined;
  const map = maps.collection?.find(entry => textIn(entry, 'name')?.toLowerCase() === name.toLowerCase());
  if (!map) return undefined;
  const exact = flagIn(map, 'ignoreCase') === false;
  const same = (text: string | undefined) => (exact ? text === key : text?.toLowerCase() === key.toLowerCase());
  const found = map.collection?.find(entry => same(textIn(entry, 'key')));
  return found ? (textIn(found, 'value') ?? '') : (textIn(map, 'defaultValue') ?? '');
}

/** All conditions of a rule: the captures of the last that matched, `false`, or `undefined` (O51). */
export function matchConditions(
  rule: EffectiveElement,
  captures: Captures,
  url: RewrittenUrl,
  request: Request,
): Match {
  const group = rule.elements.get('conditions');
  const conditions = group?.collection ?? [];
  if (conditions.length === 0) return [];
  const any = textIn(group, 'logicalGrouping')?.toLowerCase() === 'matchany';
  const syntax = textIn(rule, 'patternSyntax') ?? 'ECMAScript';
  let last: Captures = [];
  let unknown = false;
  for (const condition of conditions) {
    const match = matchCondition(condition, syntax, { rule: captures, condition: last }, url, request);
    if (match === undefined) unknown = true;
    else if (match === false) {
      if (!any) return false;
    } else {
      if (any) return match;
      last = match;
    }
  }
  if (unknown) return undefined;
  return any ? false : last;
}

function matchCondition(
  condition: EffectiveElement,
  syntax: string,
  back: Back,
  url: RewrittenUrl,
  request: Request,
): Match {
  const type = textIn(condition, 'matchType')?.toLowerCase() ?? 'pattern';
  // Whether a file or folder exists is not configuration.
  if (type === 'isfile' || type === 'isdirectory') return undefined;
  const input = expand(textIn(condition, 'input') ?? '', back, url, request);
  if (input === undefined) return undefined;
  const match = matchPattern(
    syntax,
    textIn(condition, 'pattern') ?? '',
    input,
    flagIn(condition, 'ignoreCase') !== false,
  );
  if (match === undefined || flagIn(condition, 'negate') !== true) return match;
  return match === false ? [] : false;
}
