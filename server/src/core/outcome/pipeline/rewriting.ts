import { type Origin, textOf as textOfValue } from '../../config/base/value';
import { mapPath } from '../../config/files/hierarchy';
import type { Application } from '../../config/files/topology';
import type { EffectiveElement, EffectiveEntry, EffectiveSection } from '../../config/values/effective-values';
import { flagIn, textIn } from '../../identity/base/read-values';
import { parseUrl } from '../../identity/handlers/url';
import type { XmlElement } from '../../xml/tree';
import type { Request } from '../base/request';
import { fail, type StageEntry, unknownStage } from '../base/stage';
import { patternFault } from './pattern-fault';
import { type Captures, expand, matchConditions, matchPattern, type RewrittenUrl } from './rewrite-match';

const RULES = 'system.webServer/rewrite/rules';
const GLOBAL_RULES = 'system.webServer/rewrite/globalRules';
const ALLOWED_VARIABLES = 'system.webServer/rewrite/allowedServerVariables';

/** What URL Rewrite makes of a request. */
export interface Rewriting {
  /** How the request ends here, where every way through the rules ends so; or what that depends on. */
  readonly entry: StageEntry | undefined;
  /** URLs with which the request may go on, the likeliest first; one where the rules leave no doubt. */
  readonly urls: readonly string[];
}

/** More ways than this through unknown conditions are not followed. */
const MOST_WAYS = 16;

/** A way through the rules: the URL so far, and how it ended, if it did. */
interface Way {
  readonly url: RewrittenUrl;
  readonly end?: StageEntry;
  /** The last rule that rewrote the URL. */
  readonly by?: Origin;
  /** No further rule of the list is asked. */
  readonly stopped?: boolean;
}

/** Global rules, then distributed ones, parents' before own (O51, O52, O55). */
export function rewriting(request: Request): Rewriting {
  const { place, url } = request;
  const start: RewrittenUrl = { path: url.path, query: url.query };
  const unchanged: Rewriting = { entry: undefined, urls: [textOf(start)] };
  if (request.has('RewriteModule') === false) return unchanged;
  const global = place.section(GLOBAL_RULES);
  const rules = place.section(RULES);
  if (rules.unknown !== undefined || global.unknown !== undefined)
    return {
      ...unchanged,
      entry: unknownStage('pipeline', 'O51', rules.unknown ?? global.unknown ?? 'the rewrite rules'),
    };
  const unreadable = unreadableRule(global) ?? unreadableRule(rules);
  if (unreadable) return { ...unchanged, entry: unreadable };
  let ways: readonly Way[] = [{ url: start }];
  for (const section of [global, rules]) {
    ways = ways.map(({ stopped: _, ...way }) => way);
    for (const rule of section.collection ?? []) ways = step(ways, rule, section, request);
  }
  const rewriting = conclude(ways, unchanged);
  return rewriting.entry ? rewriting : { ...rewriting, entry: intoOtherPool(request, rewriting.urls, ways) };
}

/** O55: a rule whose pattern is no regular expression; whoever meets the list meets it. */
function unreadableRule(section: EffectiveSection): StageEntry | undefined {
  for (const rule of section.collection ?? []) {
    if (flagIn(rule, 'enabled') === false) continue;
    const syntax = textIn(rule, 'patternSyntax') ?? '';
    const conditions = (rule.elements.get('conditions')?.collection ?? []).filter(
      each => (textIn(each, 'matchType')?.toLowerCase() ?? 'pattern') === 'pattern',
    );
    const patterns = [textIn(rule.elements.get('match'), 'url'), ...conditions.map(each => textIn(each, 'pattern'))];
    for (const pattern of patterns) {
      const why = pattern === undefined ? undefined : patternFault(syntax, pattern);
      if (why === undefined) continue;
      const text = `Rule ${textIn(rule, 'name') ?? ''} has a pattern that URL Rewrite cannot read: ${why}.`;
      return fail('pipeline', 'O55', '500.52', text, {
        at: rule.at,
        section: section.path,
        certain: false,
        alternatives: ['500.50', '500.51', '500'],
      });
    }
  }
  return undefined;
}

/** O54: a worker does not serve what belongs to another pool. */
function intoOtherPool(request: Request, urls: readonly string[], ways: readonly Way[]): StageEntry | undefined {
  const { site, application } = request.place;
  const own = application && textOfValue(application.applicationPool)?.toLowerCase();
  if (!site || own === undefined) return undefined;
  const targets = urls.map(url => mapPath(site, parseUrl(url).path).application);
  const isElsewhere = (target: Application | undefined) => {
    const pool = target && textOfValue(target.applicationPool)?.toLowerCase();
    return pool !== undefined && pool !== own;
  };
  const [target] = targets;
  if (!target || !targets.every(isElsewhere)) return undefined;
  const rule = ways.find(way => !way.end)?.by;
  const text = `The URL is rewritten into application ${target.path}, which runs in pool ${textOfValue(target.applicationPool)}.`;
  return fail('pipeline', 'O54', '403.18', text, { at: rule, section: RULES, certain: false });
}

function conclude(ways: readonly Way[], unchanged: Rewriting): Rewriting {
  const ended = ways.filter(way => way.end);
  const open = ways.filter(way => !way.end);
  const urls = [...new Set(open.map(way => textOf(way.url)))];
  const [first] = ended;
  if (!first?.end) return { entry: undefined, urls };
  const same = ended.every(({ end }) => end && first.end && meaningOf(end) === meaningOf(first.end));
  if (open.length === 0 && same) return { entry: first.end, urls: unchanged.urls };
  const what = first.end.text;
  return {
    entry: unknownStage(
      'pipeline',
      'O51',
      'conditions that only a request or the disk can tell',
      `If its conditions hold: ${what}`,
      first.end.at,
    ),
    urls: urls.length > 0 ? urls : unchanged.urls,
  };
}

function meaningOf(entry: StageEntry): string {
  return JSON.stringify([entry.result, 'status' in entry ? entry.status : '', 'to' in entry ? entry.to : '']);
}

function textOf({ path, query }: RewrittenUrl): string {
  return query === '' ? path : `${path}?${query}`;
}

function step(ways: readonly Way[], rule: EffectiveEntry, section: EffectiveSection, request: Request): readonly Way[] {
  if (flagIn(rule, 'enabled') === false) return ways;
  const next: Way[] = [];
  for (const way of ways) {
    if (way.end || way.stopped) {
      next.push(way);
      continue;
    }
    const match = matchRule(rule, section, way.url, request);
    if (match.kind === 'no') next.push(way);
    else {
      if (match.kind === 'perhaps') next.push(way);
      next.push(...act(way, rule, match.captures, match.condition, section, request, match.kind === 'yes'));
    }
  }
  const distinct = new Map(
    next.map(way => [JSON.stringify([textOf(way.url), way.stopped, way.end && meaningOf(way.end)]), way]),
  );
  return [...distinct.values()].slice(0, MOST_WAYS);
}

type RuleMatch =
  | { readonly kind: 'no' }
  | { readonly kind: 'yes' | 'perhaps'; readonly captures: Captures; readonly condition: Captures };

function matchRule(rule: EffectiveEntry, section: EffectiveSection, url: RewrittenUrl, request: Request): RuleMatch {
  const pattern = rule.elements.get('match');
  const syntax = textIn(rule, 'patternSyntax') ?? 'ECMAScript';
  const input = inputOf(rule, section, url);
  const matched = matchPattern(syntax, textIn(pattern, 'url') ?? '', input, flagIn(pattern, 'ignoreCase') !== false);
  const negated = flagIn(pattern, 'negate') === true;
  const match = matched === undefined || !negated ? matched : matched === false ? [] : false;
  if (match === false) return { kind: 'no' };
  const condition = matchConditions(rule, match ?? [], url, request);
  if (condition === false) return { kind: 'no' };
  return { kind: match && condition ? 'yes' : 'perhaps', captures: match ?? [], condition: condition ?? [] };
}

/** O51: the path relative to the level whose file holds the rule, without leading slash; global rules see the whole path. */
function inputOf(rule: EffectiveEntry, section: EffectiveSection, url: RewrittenUrl): string {
  const whole = url.path.slice(1);
  if (section.path === GLOBAL_RULES) return whole;
  const use = section.uses.find(
    ({ contentFile, content }) =>
      contentFile.uri === rule.at.file &&
      content.span.start <= rule.at.span.start &&
      rule.at.span.end <= content.span.end,
  );
  const key = use?.level.key ?? '';
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? '' : key.slice(slash + 1);
  if (prefix === '' || !whole.toLowerCase().startsWith(prefix)) return whole;
  return whole.slice(prefix.length).replace(/^\//, '');
}

function act(
  way: Way,
  rule: EffectiveEntry,
  captures: Captures,
  condition: Captures,
  section: EffectiveSection,
  request: Request,
  certain: boolean,
): readonly Way[] {
  const { url } = way;
  const action = rule.elements.get('action');
  const name = textIn(rule, 'name') ?? '';
  const refused = forbiddenVariables(rule, section, request)[0];
  if (refused)
    return [
      {
        url,
        end: fail(
          'pipeline',
          'O55',
          '500.50',
          `Rule ${name} sets the server variable ${refused.name}, which allowedServerVariables does not list.`,
          // Without the server's own list nobody knows what it allows (O4).
          { at: refused.at, section: RULES, certain: refused.isListLoaded },
        ),
      },
    ];
  const to = expand(textIn(action, 'url') ?? '', { rule: captures, condition }, url, request);
  const written = textIn(action, 'url') ?? '';
  switch (textIn(action, 'type')?.toLowerCase()) {
    case 'redirect':
      return [{ url, end: redirect(rule, action, to ?? written, url) }];
    case 'customresponse':
      return [{ url, end: customResponse(rule, action) }];
    case 'abortrequest':
      return [
        {
          url,
          end: fail('pipeline', 'O52', null, `Rule ${name} drops the connection.`, { at: rule.at, section: RULES }),
        },
      ];
    case 'rewrite': {
      // Another server, whatever the rest of the URL is.
      if (to === undefined && ABSOLUTE.test(written)) return [{ url, end: absolute(rule, written, request) }];
      const stop = flagIn(rule, 'stopProcessing') === true;
      if (to === undefined)
        return certain
          ? [{ url, end: unknownStage('pipeline', 'O51', `what rule ${name} rewrites the URL to`, undefined, rule.at) }]
          : [way];
      if (ABSOLUTE.test(to)) return [{ url, end: absolute(rule, to, request) }];
      const append = flagIn(action, 'appendQueryString') !== false;
      return [{ url: rewritten(to, url, append, rule, section), by: rule.at, ...(stop && { stopped: true }) }];
    }
    default:
      return [{ ...way, ...(flagIn(rule, 'stopProcessing') === true && { stopped: true }) }];
  }
}

/** A URL with a scheme. */
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\//i;

const REDIRECT_STATUS: Readonly<Record<string, string>> = {
  permanent: '301',
  found: '302',
  seeother: '303',
  temporary: '307',
};

function redirect(
  rule: EffectiveEntry,
  action: EffectiveElement | undefined,
  to: string,
  url: RewrittenUrl,
): StageEntry {
  const append = flagIn(action, 'appendQueryString') !== false && url.query !== '' && to !== '';
  const type = (textIn(action, 'redirectType') ?? 'Permanent').toLowerCase();
  return {
    stage: 'pipeline',
    result: 'redirect',
    rule: 'O52',
    status: REDIRECT_STATUS[type] ?? (/^30[1237]$/.test(type) ? type : '301'),
    to: append ? `${to}${to.includes('?') ? '&' : '?'}${url.query}` : to,
    certain: true,
    text: `Rewrite rule ${textIn(rule, 'name') ?? ''} redirects the client to ${to}.`,
    at: rule.at,
  };
}

function customResponse(rule: EffectiveEntry, action: EffectiveElement | undefined): StageEntry {
  const code = textIn(action, 'statusCode') ?? '';
  const sub = textIn(action, 'subStatusCode') ?? '0';
  const status = sub === '0' ? code : `${code}.${sub}`;
  const text = `Rewrite rule ${textIn(rule, 'name') ?? ''} answers ${status}.`;
  if (Number(code) < 400)
    return unknownStage('pipeline', 'O52', `what the client makes of status ${status}`, text, rule.at);
  return fail('pipeline', 'O52', status, text, { at: rule.at, section: RULES });
}

/** O53: another server answers, where Application Request Routing is there and switched on. */
function absolute(rule: EffectiveEntry, to: string, request: Request): StageEntry {
  const name = textIn(rule, 'name') ?? '';
  if (missingProxy(request) !== undefined)
    return fail(
      'pipeline',
      'O53',
      '404',
      `Rule ${name} leads to ${to}, and no proxy (Application Request Routing) is switched on.`,
      { at: rule.at, section: RULES, certain: false, alternatives: ['404.4', '404.0'] },
    );
  return unknownStage('pipeline', 'O53', `the server at ${to}`, `Rule ${name} hands the request to ${to}.`, rule.at);
}

/** O53: what is missing for requests that go on to another server; undefined where nothing is, or nobody can say. */
export function missingProxy(request: Request): 'missing' | 'off' | undefined {
  const { entries, complete } = request.globalModules;
  if (!complete) return undefined;
  if (!entries.has('applicationrequestrouting')) return 'missing';
  return flagIn(request.place.section('system.webServer/proxy'), 'enabled') === true ? undefined : 'off';
}

function rewritten(
  to: string,
  url: RewrittenUrl,
  append: boolean,
  rule: EffectiveEntry,
  section: EffectiveSection,
): RewrittenUrl {
  const mark = to.indexOf('?');
  const target = mark < 0 ? to : to.slice(0, mark);
  const own = mark < 0 ? '' : to.slice(mark + 1);
  const query = [own, append ? url.query : ''].filter(part => part !== '').join('&');
  const whole = url.path.slice(1);
  // A target without leading slash is relative to the level of the rule.
  const base = url.path.slice(0, url.path.length - inputOf(rule, section, url).length);
  const path = target.startsWith('/') ? target : `${whole === '' ? '/' : base}${target}`;
  return { path: path.startsWith('/') ? path : `/${path}`, query };
}

/** A server variable that a rule sets and may not. */
export interface ForbiddenVariable {
  readonly name: string;
  readonly at: Origin;
  readonly element: XmlElement;
  /** False where the list of the server may be elsewhere. */
  readonly isListLoaded: boolean;
}

/** O55: server variables that a distributed rule may not set. */
export function forbiddenVariables(
  rule: EffectiveEntry,
  section: EffectiveSection,
  request: Request,
): readonly ForbiddenVariable[] {
  if (section.path === GLOBAL_RULES) return [];
  const allowed = request.place.section(ALLOWED_VARIABLES);
  if (allowed.unknown !== undefined || !request.place.hostFile) return [];
  const isListLoaded = request.isWholeHost || allowed.uses.some(use => use.file.role === 'applicationHost');
  const names = new Set((allowed.collection ?? []).map(entry => textIn(entry, 'name')?.toUpperCase()));
  return (rule.elements.get('serverVariables')?.collection ?? []).flatMap(variable => {
    const name = textIn(variable, 'name') ?? '';
    const { at, element } = variable;
    return name === '' || names.has(name.toUpperCase()) ? [] : { name, at, element, isListLoaded };
  });
}
