import type { BasePlace } from '../../workspace/parts';
import { placeName } from '../../workspace/place-name';
import type { Finding } from './finding';
import { docsOf, type WordedReport } from './make-finding';

interface Said {
  readonly report: WordedReport;
  /** Where it holds; undefined for what is said of the file itself. */
  readonly places: Set<BasePlace> | undefined;
}

/**
 * What the rules say of one file at its places. The same words at the same text are one finding. A file is judged at its
 * primary places: an error that holds at some of its URLs names them, and what holds at others alone is a hint.
 */
export class PlaceFindings {
  readonly #said = new Map<string, Said>();
  /** Rule and text of what is said at a primary place. */
  readonly #primary = new Set<string>();

  constructor(readonly places: readonly BasePlace[]) {}

  add(report: WordedReport, place: BasePlace | undefined): void {
    const id = `${markOf(report)}\n${report.message}`;
    const said = this.#said.get(id);
    // Of several severities the one at the primary place, which is asked first.
    if (!said) this.#said.set(id, { report, places: place && new Set([place]) });
    else if (place) said.places?.add(place);
    if (!place || place.isPrimary) this.#primary.add(markOf(report));
  }

  findings(): readonly Finding[] {
    return [...this.#said.values()].flatMap(said => this.#finding(said) ?? []);
  }

  #finding({ report, places }: Said): Finding | undefined {
    const holding = this.places.filter(place => places?.has(place));
    if (!places || holding.some(({ isPrimary }) => isPrimary)) {
      const isEverywhere = !places || holding.length === this.places.length;
      return finding(isEverywhere || !report.isError ? report : { ...report, message: at(report.message, holding) });
    }
    // The same text has its finding where it counts.
    if (this.#primary.has(markOf(report)) || (report.severity !== 'error' && report.severity !== 'warning'))
      return undefined;
    const message = `${report.message} (only when requested as ${names(holding)})`;
    return finding({ ...report, severity: 'hint', message, fixes: undefined });
  }
}

function finding({ isError: _, fixes, rule, ...words }: WordedReport): Finding {
  const made: Finding = {
    ...words,
    rule: rule.id,
    fixes: () => fixes?.(undefined) ?? [],
    docs: docsOf(rule.id),
    source: () => made,
  };
  return made;
}

function markOf({ rule, span }: WordedReport): string {
  return `${rule.id}\n${span.start}\n${span.end}`;
}

function at(message: string, holding: readonly BasePlace[]): string {
  return `${message} (at ${names(holding)})`;
}

const MOST_NAMES = 3;

function names(places: readonly BasePlace[]): string {
  const shown = places.slice(0, MOST_NAMES).map(({ place }) => placeName(place));
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
