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
    const found: Finding[] = [];
    const elsewhere = new Map<string, WordedReport[]>();
    for (const { report, places } of this.#said.values()) {
      const holding = this.places.filter(place => places?.has(place));
      if (!places || holding.some(({ isPrimary }) => isPrimary)) {
        const isEverywhere = !places || holding.length === this.places.length;
        const isNamed = report.isError && !isEverywhere;
        found.push(finding(isNamed ? { ...report, message: `${report.message} (at ${names(holding)})` } : report));
        continue;
      }
      // The same text has its finding where it counts.
      if (this.#primary.has(markOf(report)) || (report.severity !== 'error' && report.severity !== 'warning')) continue;
      const where = names(holding);
      elsewhere.set(where, [...(elsewhere.get(where) ?? []), report]);
    }
    for (const [where, reports] of elsewhere) found.push(hint(where, reports));
    return found;
  }
}

/** What holds only at URLs at which nobody means the file to be: its first finding there stands for all. */
function hint(where: string, reports: readonly WordedReport[]): Finding {
  const sorted = [...reports].sort((a, b) => a.span.start - b.span.start);
  const [first] = sorted as [WordedReport, ...WordedReport[]];
  const more = sorted.length > 1 ? `; ${sorted.length - 1} more there` : '';
  return finding({
    ...first,
    severity: 'hint',
    message: `${first.message} (only when requested as ${where}${more})`,
    fixes: undefined,
  });
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

const MOST_NAMES = 3;

function names(places: readonly BasePlace[]): string {
  const shown = places.slice(0, MOST_NAMES).map(({ place }) => placeName(place));
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
