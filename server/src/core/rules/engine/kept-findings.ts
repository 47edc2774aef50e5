import { detached } from '../../base/detached';
import type { Unit, UnitTable } from '../../config/files/units';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { FrameRead, FrameTexts } from './frame-texts';
import type { WordedReport } from './make-finding';

/** A stretch of text, seen from the beginning of the unit that it lies in. */
export interface Anchor {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}

/** A finding as plain data that holds for every version of the file in which what it was derived from is the same. */
export interface KeptFinding {
  readonly words: Omit<WordedReport, 'span' | 'related' | 'fixes'>;
  readonly place: Anchor | Span;
  readonly related: readonly { readonly place: Anchor | Span; readonly file: string; readonly text: string }[];
}

/** A file that a check has looked for, and what it found. */
export interface Read {
  readonly uri: string;
  readonly found: object | undefined;
}

/** What was found in one part of a host configuration, with everything that it was derived from. */
export class KeptFindings {
  /** Units of the frame in which some place of a finding lies. */
  readonly #frameUnits: readonly Unit[];

  constructor(
    /** Compared one by one. */
    readonly basis: readonly unknown[],
    /** Undefined where the basis has the whole frame. */
    readonly frame: FrameRead | undefined,
    readonly reads: readonly Read[],
    readonly findings: readonly KeptFinding[],
    /** Rules that have noted the site. */
    readonly notes: ReadonlySet<string>,
  ) {
    const places = frame ? findings.flatMap(({ place, related }) => [place, ...related.map(each => each.place)]) : [];
    const units = places.flatMap(place =>
      'unit' in place && isOfFrame(place.unit as Unit) ? [place.unit as Unit] : [],
    );
    this.#frameUnits = units.length === 0 ? NONE : [...new Set(units)];
  }

  /** True where all of it is the same still. Files that are missing are noted as such. */
  holds(basis: readonly unknown[], frame: FrameTexts, snapshot: Snapshot): boolean {
    if (basis.length !== this.basis.length) return false;
    for (let i = 0; i < basis.length; i++) if (basis[i] !== this.basis[i]) return false;
    if (this.frame && !frame.isSame(this.frame)) return false;
    for (const unit of this.#frameUnits) if (!frame.has(unit)) return false;
    return this.readsTheSame(snapshot);
  }

  /** True where every file that was looked for is the same still. Files that are missing are noted as such. */
  readsTheSame(snapshot: Snapshot): boolean {
    return this.reads.length === 0 || this.reads.every(({ uri, found }) => snapshot.state(uri) === found);
  }

  /** What of it has a place in this version still, without the related places that have none. */
  within(table: UnitTable): KeptFindings {
    const isHere = (place: Anchor | Span) => !('unit' in place) || table.has(place.unit);
    const findings = this.findings.flatMap(finding =>
      isHere(finding.place) ? { ...finding, related: finding.related.filter(({ place }) => isHere(place)) } : [],
    );
    return new KeptFindings(this.basis, this.frame, this.reads, findings, this.notes);
  }
}

const NONE: readonly Unit[] = [];

function isOfFrame({ kind }: Unit): boolean {
  return kind === 'frame' || kind === 'levelTag' || kind === 'container';
}

/** The report as a finding to be kept. Places that move with no unit are those of this version alone. */
export function keptFinding(table: UnitTable, uri: string, report: WordedReport): KeptFinding {
  const { rule, severity, isError, message, why, iis } = report;
  return {
    words: { rule, severity, isError, message: detached(message), why, iis },
    place: anchorOf(table, report.span) ?? report.span,
    related: report.related.map(({ at, text }) => ({
      place: (at.file === uri && anchorOf(table, at.span)) || at.span,
      file: at.file,
      text: detached(text),
    })),
  };
}

/** True where the findings in one version of the file at `uri` are the same. Places in other files may have moved. */
export function sayTheSame(a: KeptFindings, b: KeptFindings, uri: string): boolean {
  return (
    a.findings.length === b.findings.length &&
    a.findings.every((finding, at) => isSameFinding(finding, b.findings[at] as KeptFinding, uri))
  );
}

function isSameFinding(a: KeptFinding, b: KeptFinding, uri: string): boolean {
  const [units, others] = [unitsOf(a), unitsOf(b)];
  return (
    a.words.rule === b.words.rule &&
    wordsOf(a) === wordsOf(b) &&
    a.related.every(({ file }) => file === uri) &&
    units.every((unit, at) => unit === others[at])
  );
}

function unitsOf({ place, related }: KeptFinding): readonly (Unit | undefined)[] {
  return [place, ...related.map(each => each.place)].map(each => ('unit' in each ? (each.unit as Unit) : undefined));
}

/** Everything but the rule and the units, which are objects. */
function wordsOf({ words: { rule: _, ...words }, place, related }: KeptFinding): string {
  const stretch = ({ start, end }: Anchor | Span) => [start, end];
  return JSON.stringify([words, stretch(place), related.map(each => [stretch(each.place), each.file, each.text])]);
}

/** False where a place is that of one version, so that the finding cannot be kept. */
export function movesAlong(finding: KeptFinding, uri: string): boolean {
  const places = [{ place: finding.place, file: uri }, ...finding.related];
  return places.every(({ place, file }) => file !== uri || 'unit' in place);
}

/** Undefined for what lies in no unit: behind the last one of a list, for instance. */
function anchorOf(table: UnitTable, { start, end }: Span): Anchor | undefined {
  const unit = table.unitAt(start);
  if (!unit) return undefined;
  const element = table.element(unit);
  const limit = unit.kind === 'container' ? element.openTagSpan : element.span;
  if (end > limit.end) return undefined;
  return { unit, start: start - limit.start, end: end - limit.start };
}

/** Where it stands in this version. */
export function spanOf(table: UnitTable, anchor: Anchor | Span): Span {
  if (!('unit' in anchor)) return anchor;
  const from = table.startOf(anchor.unit);
  return { start: from + anchor.start, end: from + anchor.end };
}
