import type { Place } from '../../config/place';
import { NOBODY } from '../../windows/account';
import { basePlaces } from '../../workspace/parts';
import type { Snapshot } from '../../workspace/snapshot';
import { isTransformName, uriName, uriPath } from '../../workspace/uri';
import { answerAt, codeOf, kindOf } from '../answer';
import { poolNameOf } from '../navigate/subject';
import { placeName } from '../place-name';
import { accountWords } from '../words';

/** The account of one file, for a status item. */
export interface StatusAnswer {
  readonly text: string;
  readonly tooltip: string;
  /** The host configuration in use. */
  readonly hostConfig: string | undefined;
  /** Host configurations to choose from. */
  readonly choices: readonly { readonly label: string; readonly description: string; readonly uri: string }[];
}

/** Undefined for a file that is no configuration of IIS. */
export function statusOf(snapshot: Snapshot, uri: string): StatusAnswer | undefined {
  const file = snapshot.config(uri);
  if (!file || (file.role !== 'web' && file.role !== 'applicationHost')) return undefined;
  const choices = snapshot.settings.hostConfigCandidates.map(candidate => ({
    label: uriName(candidate),
    description: uriPath(candidate),
    uri: candidate,
  }));
  if (file.role === 'applicationHost') {
    const { pools, sites } = snapshot.topology(file);
    const counts = `${sites.length} ${sites.length === 1 ? 'site' : 'sites'}, ${pools.length} ${pools.length === 1 ? 'pool' : 'pools'}`;
    return { text: counts, tooltip: `Host configuration: ${counts}`, hostConfig: file.uri, choices };
  }
  if (isTransformName(uriName(uri)) || file.shape !== 'configuration') return undefined;
  const places = basePlaces(snapshot, file);
  const hostFile = places[0]?.hostFile;
  if (!hostFile) {
    const tooltip = 'No applicationHost.config that serves this folder is known. Click to choose one.';
    return { text: 'account unknown', tooltip, hostConfig: snapshot.hosts()[0]?.uri, choices };
  }
  const answers = places.map(place => ({
    account: processWords(place),
    name: placeName(place),
    pool: poolNameOf(place),
  }));
  const accounts = [...new Set(answers.map(answer => answer.account))];
  const text = accounts.length === 1 ? (accounts[0] ?? '') : `${accounts[0]} and ${accounts.length - 1} more`;
  const lines = answers.map(
    ({ account, name, pool }) => `${name}: code runs as ${account}${pool ? ` (pool ${pool})` : ''}`,
  );
  return { text, tooltip: lines.join('\n'), hostConfig: hostFile.uri, choices };
}

/** The account of the worker process at a place. */
function processWords(place: Place): string {
  const answer = answerAt(place);
  const resolution = (codeOf(answer) ?? kindOf(answer, 'static'))?.resolution;
  const account = resolution?.processIdentity ?? NOBODY;
  if (account.kind === 'none' && resolution?.error) return `refused, ${resolution.error.status}`;
  return account.kind === 'unknown' ? 'account unknown' : accountWords(account, place.facts);
}
