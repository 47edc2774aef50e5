import { visible } from '../../base/hidden-characters';
import { rankedPlaces } from '../../workspace/parts';
import { placeName } from '../../workspace/place-name';
import { type ProposedMapping, proposedMappings } from '../../workspace/proposed-mappings';
import type { Snapshot } from '../../workspace/snapshot';
import { isTransformName, uriName, uriPath } from '../../workspace/uri';
import { answerAt, type PlaceAnswer } from '../answer';
import { assumedAnswerAt, assumedLead, changesOf } from '../assumed';
import { poolNameOf } from '../navigate/subject';
import { placeLabel, placeLead } from '../place-lead';
import { type Line, line, paragraph } from '../print/block';
import { printMarkdown } from '../print/markdown';
import { NO_COMMANDS } from '../print/printer';
import { sentenceWords } from '../words';
import { hostLine } from './host-line';
import { mappingTitle } from './mapping-offers';

/** The account of one file, for a status item. */
export interface StatusAnswer {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  /** The host configuration in use. */
  readonly hostConfig: string | undefined;
  /** Host configurations to choose from. */
  readonly choices: readonly { readonly label: string; readonly description: string; readonly uri: string }[];
  /** Path mappings by which a host configuration would serve the file. */
  readonly mappings: readonly (ProposedMapping & { readonly label: string })[];
}

/** Undefined for a file that is no configuration of IIS. */
export function statusOf(snapshot: Snapshot, uri: string): StatusAnswer | undefined {
  const file = snapshot.config(uri);
  if (!file || (file.role !== 'web' && file.role !== 'applicationHost')) return undefined;
  const choices = snapshot.settings.hostConfigCandidates.map(candidate => ({
    label: visible(uriName(candidate)),
    description: visible(uriPath(candidate)),
    uri: candidate,
  }));
  if (file.isHost) {
    const { pools, sites } = snapshot.topology(file);
    const counts = `${sites.length} ${sites.length === 1 ? 'site' : 'sites'}, ${pools.length} ${pools.length === 1 ? 'pool' : 'pools'}`;
    return { text: counts, tooltip: `Host configuration: ${counts}`, hostConfig: file.uri, choices, mappings: [] };
  }
  if (isTransformName(uriName(uri)) || file.shape !== 'configuration') return undefined;
  const ranked = rankedPlaces(snapshot, file);
  const first = ranked[0]?.place;
  const hostFile = first?.hostFile;
  const print = (...lines: readonly (Line | string)[]): string =>
    printMarkdown(
      { snapshot, uri, commands: NO_COMMANDS },
      lines.flatMap(each => paragraph(each)),
    );
  if (!first || !hostFile) {
    const assumed = first && assumedAnswerAt(snapshot, first);
    const mappings = proposedMappings(snapshot, uri).map(each => ({ ...each, label: visible(mappingTitle(each)) }));
    return {
      text: assumed ? `${placeLabel(assumed)} by default` : 'account unknown',
      tooltip: print(...(assumed ? assumedLines(assumed) : []), hostLine(snapshot, uri, mappings)),
      hostConfig: snapshot.hosts()[0]?.uri,
      choices,
      mappings,
    };
  }
  const answers = ranked.map(({ place, isPrimary }) => ({ place, isPrimary, answer: answerAt(place) }));
  const meant = answers.filter(({ isPrimary }) => isPrimary);
  const labels = [...new Set((meant.length > 0 ? meant : answers).map(({ answer }) => placeLabel(answer)))];
  const text = labels.length === 1 ? (labels[0] ?? '') : `${labels[0]} and ${labels.length - 1} more`;
  const lines = answers.map(({ place, isPrimary, answer }) => {
    const pool = poolNameOf(place);
    const also = isPrimary || meant.length === 0 ? '' : 'Also requested as ';
    return line`${also}${placeName(place)}${pool ? ` (pool ${pool})` : ''}: ${placeLead(answer)}`;
  });
  const context = { snapshot, uri, commands: NO_COMMANDS };
  const tooltip = printMarkdown(context, [...paragraph(...lines), ...paragraph(hostLine(snapshot, uri, []))]);
  return { text: visible(text), tooltip, hostConfig: hostFile.uri, choices, mappings: [] };
}

const MOST_CHANGES = 3;

/** What is told of a file without its server. */
function assumedLines(answer: PlaceAnswer): readonly (Line | string)[] {
  const { facts } = answer.place;
  const changes = changesOf(answer).slice(0, MOST_CHANGES);
  const words = changes.map(step => sentenceWords(step.text, facts)).join(' ');
  return [assumedLead(answer), words === '' ? 'This file changes nothing of that.' : `This file changes: ${words}`];
}
