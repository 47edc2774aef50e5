import type { AccessFinding, AccessFindingRule } from '../../access/base/access-finding';
import type { Repair } from '../../access/base/verdict';
import { poolFindings } from '../../access/pool-access';
import { namedFindings, siteFindings } from '../../access/site-access';
import { foreignFacts, isOfMachine, knowsPool } from '../../access/whose-facts';
import { dateWords } from '../../access/words';
import { poolIdentity } from '../../answer/pool-answer';
import type { ServerFacts } from '../../config/base/server-facts';
import { originOf, textOf } from '../../config/base/value';
import type { Pool, Site } from '../../config/files/topology';
import type { Place } from '../../config/place';
import type { Facts } from '../../facts/facts';
import { sentenceWords } from '../../identity/base/account-words';
import { copyCommand } from '../../repairs/copy';
import type { Span } from '../../text/span';
import type { Fix } from '../engine/finding';
import {
  configRule,
  type HostContext,
  type IisAnswer,
  type PoolContext,
  type Report,
  type Rule,
  type RuleMeta,
  type SiteContext,
} from '../engine/rule';

export type FoundMessage = { readonly found: (data: { readonly text: string }) => string };

const MESSAGES: FoundMessage = { found: ({ text }) => text };

/** What differs between the rules that tell what facts of the server show. */
type AccessRuleMeta<I extends AccessFindingRule> = Pick<
  RuleMeta<FoundMessage, I>,
  'id' | 'severity' | 'summary' | 'why'
>;

/**
 * A rule over facts of the server. What is wrong is found once for a site or a pool, and each rule reports its own part
 * at the attribute that names the folder: in the host configuration, or in the web.config that does.
 */
export function accessRule<I extends AccessFindingRule>(meta: AccessRuleMeta<I>): Rule<I> {
  return configRule<I, FoundMessage>({
    ...meta,
    since: '0.1.0',
    messages: MESSAGES,
    onlyWellFormed: true,
    site(context) {
      const { file, site, exported, report } = context;
      if (!isAbout(context) || !exported) return;
      for (const found of findingsOf(context, exported))
        if (found.rule === meta.id)
          report(
            reportOf(
              found,
              exported,
              context.facts,
              found.at?.span ?? elementOf(site, found.object, file.uri, exported),
            ),
          );
    },
    pool(context) {
      const { pool, exported, report } = context;
      if (!isAbout(context) || !exported || !knowsPool(pool.name, exported)) return;
      for (const found of poolFindingsOf(context, exported))
        if (found.rule === meta.id) report(reportOf(found, exported, context.facts, accountSpan(pool)));
    },
    place({ file, place, placed, snapshot, report }) {
      const { exported } = snapshot;
      const { site, facts } = place;
      if (!placed || !site || !isAbout({ facts, exported }) || !exported) return;
      for (const found of namedFindingsOf(place, exported))
        if (found.rule === meta.id && found.at?.file === file.uri)
          report(reportOf(found, exported, facts, found.at.span));
    },
  });
}

/** IIS Express is no server, and facts of a server with another name say nothing of this one. */
function isAbout({ facts, exported }: Pick<HostContext<FoundMessage>, 'facts' | 'exported'>): boolean {
  return facts.host === 'iis' && exported !== undefined && isOfMachine(exported, facts);
}

const OF_SITE = new WeakMap<Site, readonly AccessFinding[]>();

/** All rules ask about the same site one after the other. */
function findingsOf(
  { site, facts, place, waits }: SiteContext<FoundMessage>,
  exported: Facts,
): readonly AccessFinding[] {
  const known = OF_SITE.get(site);
  if (known) return known;
  const isForeign = foreignFacts(exported, facts, site) !== undefined;
  const found = isForeign ? [] : siteFindings(site, place, exported, waits);
  OF_SITE.set(site, found);
  return found;
}

const OF_PLACE = new WeakMap<Place, { readonly exported: Facts; readonly found: readonly AccessFinding[] }>();

/** A place may outlive the facts that were asked. */
function namedFindingsOf(place: Place, exported: Facts): readonly AccessFinding[] {
  const known = OF_PLACE.get(place);
  if (known?.exported === exported) return known.found;
  const isForeign = place.site && foreignFacts(exported, place.facts, place.site) !== undefined;
  const found = isForeign ? [] : namedFindings(place, exported);
  OF_PLACE.set(place, { exported, found });
  return found;
}

const OF_POOL = new WeakMap<Pool, readonly AccessFinding[]>();

function poolFindingsOf({ pool, facts }: PoolContext<FoundMessage>, exported: Facts): readonly AccessFinding[] {
  const known = OF_POOL.get(pool);
  if (known) return known;
  const { account, inIisIusrs } = poolIdentity(pool, facts);
  const found = poolFindings({ pool, identity: account, inIisIusrs }, facts, exported);
  OF_POOL.set(pool, found);
  return found;
}

function reportOf(
  { severity, message, repairs, iis }: AccessFinding,
  exported: Facts,
  facts: ServerFacts,
  at: Span,
): Report<FoundMessage, 'found'> {
  const text = sentenceWords(message, facts).replace(/\.$/, '');
  return {
    message: 'found',
    data: { text: `${text}${dateWords(exported)}` },
    at,
    severity,
    ...(iis && { iis: iis satisfies IisAnswer }),
    fixes: () => repairs.flatMap(commandFix),
  };
}

/** A command to copy; nothing of it is ever run. None for advice, which stands in a comment where a command would. */
export function commandFix({ title, command, cmd }: Repair): readonly Fix[] {
  if (command.startsWith('#')) return [];
  return copyCommand(`Copy command: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, shell =>
    shell === 'PowerShell' ? command : cmd === null ? undefined : (cmd ?? command),
  );
}

/** The attribute that names the folder of an object; where none in this file does, the name of the site. */
function elementOf(site: Site, object: string, uri: string, facts: Facts): Span {
  const key = facts.key(object);
  let best: { readonly length: number; readonly span: Span } | undefined;
  for (const { virtualDirectories } of site.applications) {
    for (const directory of virtualDirectories) {
      const path = directory.attribute('physicalPath');
      const at = originOf(path);
      const folder = textOf(path);
      if (at?.file !== uri || !folder) continue;
      const root = facts.key(folder);
      if ((key === root || key.startsWith(`${root}\\`)) && root.length > (best?.length ?? 0))
        best = { length: root.length, span: at.span };
    }
  }
  return best?.span ?? site.element.attribute('name')?.valueSpan ?? site.at.span;
}

/** Who a pool runs as, where that is written; else its name. */
function accountSpan({ element, processModelElement }: Pool): Span {
  const written = processModelElement?.attribute('userName') ?? processModelElement?.attribute('identityType');
  return (written ?? element.attribute('name'))?.valueSpan ?? element.nameSpan;
}
