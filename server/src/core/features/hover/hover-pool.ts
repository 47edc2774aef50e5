import { logonOf } from '../../access/pool-access';
import { dateWords, shortCheckWords } from '../../access/words';
import { type PoolAnswer, poolIdentity } from '../../answer/pool-answer';
import type { ServerFacts } from '../../config/base/server-facts';
import { booleanOf, textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import type { Pool } from '../../config/files/topology';
import { placeName } from '../../workspace/place-name';
import type { Snapshot } from '../../workspace/snapshot';
import { needsOf } from '../copy-icacls';
import type { PoolDefaultsSubject, PoolSubject } from '../navigate/subject';
import { type Block, code, type Line, line, paragraph, strong, table } from '../print/block';
import { accountWords, membershipWords, sentenceWords } from '../words';
import { grantLine } from './grant-line';
import type { HoverCursor } from './hover-cursor';
import { danger } from './notes';
import { reasons } from './reasons';

/** The account of one pool. */
export function poolHover(snapshot: Snapshot, subject: PoolSubject, at: HoverCursor): readonly Block[] {
  const { host, pool } = subject;
  const facts = snapshot.facts(host);
  const answer = poolIdentity(pool, facts);
  const words = accountWords(answer.account, facts);
  const steps = answer.steps.filter(step => step.about !== 'network');
  const why = reasons(steps, { at: at.origin, about: [] }, facts);
  if (answer.account.kind === 'none') {
    const reason = sentenceWords(answer.refusal ?? 'no account can be named', facts);
    return [...paragraph(line`The pool ${code(pool.name)} ${strong('cannot start')}: ${reason}.`), ...why];
  }
  const lead =
    answer.account.kind === 'unknown'
      ? line`The account of the pool ${code(pool.name)} ${words}.`
      : line`The worker process of ${code(pool.name)} runs as ${strong(words)}.`;
  const doubt = answer.refusal ? line` It normally cannot start: ${sentenceWords(answer.refusal, facts)}.` : [];
  const rows: [string, Line][] = [
    ['member of IIS_IUSRS', [memberWords(answer, pool, facts)]],
    ['on the network', [accountWords(answer.network, facts)]],
    ['used by', usedBy(snapshot, host, pool)],
    ...(facts.host === 'iis' ? logonRows(snapshot, pool, answer, facts) : []),
    ...(answer.sid ? ([['SID', [answer.sid]]] as [string, Line][]) : []),
  ];
  return [
    ...paragraph(line`${lead}${doubt}`),
    ...grantLine([{ account: answer.account, purpose: '' }], facts, {
      ...at,
      needs: needsOf(snapshot, subject),
      isPlace: false,
    }),
    ...table(
      ['', ''],
      rows.map(([what, value]) => [[what], value]),
    ),
    ...why,
    ...paragraph(...danger(answer.account)),
  ];
}

/** R5, in words for people who never heard of injected groups. */
function memberWords({ inIisIusrs }: PoolAnswer, pool: Pool, facts: ServerFacts): string {
  if (!inIisIusrs) return 'no';
  if (inIisIusrs.kind === 'yes') return 'yes, added by IIS at run time';
  if (facts.host === 'iis' && booleanOf(pool.processModel('manualGroupMembership')) === true)
    return 'only if somebody has added the account to the group: manualGroupMembership keeps IIS from doing so';
  return membershipWords(inIisIusrs, facts);
}

/** R7 and R8: the right to log on, and the folder for temporary files. */
function logonRows(snapshot: Snapshot, pool: Pool, answer: PoolAnswer, server: ServerFacts): [string, Line][] {
  const { account, inIisIusrs } = answer;
  const rows: [string, Line][] = [];
  const type = textOf(pool.processModel('logonType'))?.toLowerCase();
  const { exported } = snapshot;
  // A67: where the user rights of the server are known, the row tells what they say and not what is usual.
  if (exported?.data.rights && (account.kind === 'virtualAccount' || account.kind === 'configured'))
    rows.push([
      'right to log on',
      [
        shortCheckWords(
          logonOf({ pool, identity: account, inIisIusrs }, server, exported),
          server,
          exported,
          undefined,
        ),
        dateWords(exported),
      ],
    ]);
  else if (account.kind === 'virtualAccount' || account.kind === 'builtIn')
    rows.push([
      'right to log on',
      ['no batch logon right needed; IIS itself enters the accounts of its pools into “Log on as a service”'],
    ]);
  else if (account.kind === 'configured' && type === 'logonservice')
    rows.push([
      'right to log on',
      ['“Log on as a service”; IIS enters the accounts of its pools there, unless a group policy replaces the list'],
    ]);
  else if (account.kind === 'configured')
    rows.push([
      'right to log on',
      ['“Log on as a batch job”; IIS_IUSRS has it, unless a group policy replaces the list'],
    ]);
  const profile = booleanOf(pool.processModel('loadUserProfile'));
  // R8: IIS 8.0 brought setProfileEnvironment, which builds the variables of the profile.
  const hasVariables = booleanOf(pool.processModel('setProfileEnvironment')) !== false || /^7/.test(server.iisVersion);
  if (profile !== undefined)
    rows.push([
      '%TEMP%',
      profile && !hasVariables
        ? ['%windir%\\Temp: setProfileEnvironment is off']
        : profile
          ? ['in the profile of the account, where an impersonated user can normally not write']
          : ['%windir%\\Temp: no profile is loaded'],
    ]);
  return rows;
}

function usedBy(snapshot: Snapshot, host: ConfigFile, pool: Pool): Line {
  const names: string[] = [];
  for (const site of snapshot.topology(host).sitesIn(pool.name)) {
    for (const application of site.applications)
      if (textOf(application.applicationPool)?.toLowerCase() === pool.name.toLowerCase())
        names.push(placeName({ site, path: application.path }));
  }
  if (names.length === 0) return ['no application'];
  const shown = names.slice(0, 3).flatMap((name, index): Line => line`${index === 0 ? '' : ', '}${code(name)}`);
  return names.length > 3 ? line`${shown} and ${String(names.length - 3)} more` : shown;
}

/** Which pools take their account from the defaults. */
export function poolDefaultsHover(snapshot: Snapshot, { host }: PoolDefaultsSubject): readonly Block[] {
  const { pools } = snapshot.topology(host);
  const own = pools.filter(pool => pool.processModelElement?.attribute('identityType')).length;
  const rest = pools.length - own;
  // R10: IIS Express asks no pool who it is.
  if (snapshot.facts(host).host === 'iisexpress')
    return paragraph('Under IIS Express every pool runs as the user who started it, whatever is set here.');
  return [
    ...paragraph(
      line`Pools that set no identity of their own take it from here: ${strong(String(rest))} of ${String(pools.length)} in this file.`,
    ),
    ...paragraph(
      line`Attributes are inherited one by one: a pool may take ${code('identityType')} from here and set ${code('userName')} itself.`,
    ),
  ];
}
