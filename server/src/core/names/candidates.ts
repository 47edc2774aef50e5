import { isUrlPrefix, urlRemainder } from '../config/base/url-path';
import { textOf } from '../config/base/value';
import type { Site, Topology } from '../config/files/topology';
import type { Place } from '../config/place';
import { attributeOf } from '../config/values/effective-values';
import type { SectionPath } from '../schema/section-path';
import { accountsFor } from './account-names';
import type { Candidate } from './candidate';
import { BACK_REFERENCES, KNOWN, REQUEST_VARIABLES } from './known-names';
import type { Naming } from './name-kinds';

/** Where names are looked for: what is not known gives none. */
export interface NameSources {
  readonly topology: Topology | undefined;
  readonly place: Place | undefined;
  /** Where a web.config counts: paths in it begin there. */
  readonly below?: { readonly site: Site | undefined; readonly path: string };
  /** Letters that are written already: sites without them need not be looked into. */
  readonly typed?: string;
}

/** Names of one kind that are defined where the cursor stands, and those that are the same on every server. */
export function candidatesOf(naming: Naming, sources: NameSources): Iterable<Candidate> {
  const { topology, place, below, typed = '' } = sources;
  switch (naming.kind) {
    case 'pool':
      return pools(topology, typed);
    case 'location':
      return below
        ? [{ text: '.', detail: 'the level of this file, and below' }, ...pathsBelow(below)]
        : locations(topology, typed);
    case 'account':
      return accountsFor(naming.use ?? 'logOn', topology);
    case 'userList':
      return accountsFor('visitors', topology);
    case 'nativeModule':
      return collected(place, 'system.webServer/globalModules', 'name', 'native module');
    case 'module':
      return [
        ...collected(place, 'system.webServer/modules', 'name', 'module'),
        ...collected(place, 'system.webServer/globalModules', 'name', 'native module'),
        ...(KNOWN.module ?? []),
      ];
    case 'handler':
      return [...collected(place, 'system.webServer/handlers', 'name', 'handler'), ...(KNOWN.handler ?? [])];
    case 'outboundPreCondition':
      return (place?.section('system.webServer/rewrite/outboundRules').elements.get('preConditions')?.collection ?? [])
        .map(entry => textOf(attributeOf(entry, 'name')) ?? '')
        .filter(text => text !== '')
        .map(text => ({ text, detail: 'precondition' }));
    case 'traceProvider':
      return collected(place, 'system.webServer/tracing/traceProviderDefinitions', 'name', 'trace provider');
    case 'serverVariable':
      return [...rewriteValues(place), ...BACK_REFERENCES];
    case 'rewriteText':
      return [...BACK_REFERENCES, ...rewriteValues(place)];
    case 'rewriteMap':
      return collected(place, 'system.webServer/rewrite/rewriteMaps', 'name', 'rewrite map');
    case 'allowedServerVariable':
      return [
        ...collected(place, 'system.webServer/rewrite/allowedServerVariables', 'name', 'allowed server variable'),
        ...REQUEST_VARIABLES.map(text => ({ text, detail: 'server variable' })),
      ];
    default:
      return KNOWN[naming.kind] ?? [];
  }
}

/** Server variables and rewrite maps, as rules of URL Rewrite write them. */
function rewriteValues(place: Place | undefined): readonly Candidate[] {
  const maps = collected(place, 'system.webServer/rewrite/rewriteMaps', 'name', 'rewrite map');
  return [...(KNOWN.serverVariable ?? []), ...maps.map(each => ({ ...each, text: `{${each.text}:{REQUEST_URI}}` }))];
}

function* pools(topology: Topology | undefined, typed: string): Iterable<Candidate> {
  for (const pool of topology?.eachPool() ?? [])
    if (hasLetters(pool.name, typed))
      yield { text: pool.name, detail: textOf(pool.processModel('identityType')) ?? '' };
}

/** Sites with what is in them. */
function* locations(topology: Topology | undefined, typed: string): Iterable<Candidate> {
  const [name = ''] = typed.split('/');
  for (const site of topology?.eachSite() ?? []) {
    if (!hasLetters(site.name, name)) continue;
    yield { text: site.name, detail: 'site' };
    for (const each of pathsOf(site)) yield { ...each, text: `${site.name}${each.text}` };
  }
  yield { text: '', detail: 'the whole server' };
}

/** Whether a name has the letters, in their order: as editors compare them. */
export function hasLetters(name: string, letters: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const letter of letters.toLowerCase()) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Applications and virtual directories of a site, without its root. */
function pathsOf(site: Site): readonly Candidate[] {
  return site.applications.flatMap(({ path, virtualDirectories }) => [
    ...(path === '/' ? [] : [{ text: path, detail: 'application' }]),
    ...virtualDirectories.flatMap(directory =>
      directory.path === '/' ? [] : [{ text: directory.sitePath, detail: 'virtual directory' }],
    ),
  ]);
}

function pathsBelow({ site, path }: NonNullable<NameSources['below']>): readonly Candidate[] {
  return (site ? pathsOf(site) : []).flatMap(({ text, ...rest }) => {
    const below = isUrlPrefix(path, text) ? urlRemainder(path, text) : '';
    return below === '' ? [] : [{ text: below, ...rest }];
  });
}

function collected(place: Place | undefined, section: SectionPath, key: string, detail: string): readonly Candidate[] {
  return (place?.section(section).collection ?? []).flatMap(entry => {
    const text = textOf(attributeOf(entry, key as never));
    return text ? [{ text, detail }] : [];
  });
}
