import { basePlaces } from '../../workspace/parts';
import type { Snapshot } from '../../workspace/snapshot';
import { isTransformName, uriName, uriPath } from '../../workspace/uri';
import { answerAt } from '../answer';
import { poolNameOf } from '../navigate/subject';
import { placeLabel, placeLead } from '../place-lead';
import { placeName } from '../place-name';
import { line, paragraph } from '../print/block';
import { printMarkdown } from '../print/markdown';
import { NO_COMMANDS } from '../print/printer';

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
  const answers = places.map(place => ({ place, answer: answerAt(place) }));
  const labels = [...new Set(answers.map(({ answer }) => placeLabel(answer)))];
  const text = labels.length === 1 ? (labels[0] ?? '') : `${labels[0]} and ${labels.length - 1} more`;
  const lines = answers.map(({ place, answer }) => {
    const pool = poolNameOf(place);
    return line`${placeName(place)}${pool ? ` (pool ${pool})` : ''}: ${placeLead(answer)}`;
  });
  const context = { snapshot, uri, commands: NO_COMMANDS };
  return { text, tooltip: printMarkdown(context, paragraph(...lines)), hostConfig: hostFile.uri, choices };
}
