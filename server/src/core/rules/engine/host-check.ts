import type { ConfigFile } from '../../config/files/config-file';
import type { HostIndex } from '../../config/files/host-index';
import type { Unit, UnitTable } from '../../config/files/units';
import { frameMergesEntries } from '../../config/refusals/host-errors';
import type { Span } from '../../text/span';
import { settingsOfFile } from '../../workspace/settings';
import type { Snapshot } from '../../workspace/snapshot';
import { askingAbout, type Noted, type Target } from './asking';
import type { Finding, Fix } from './finding';
import { FrameTexts } from './frame-texts';
import { HostContexts, type Recorder } from './host-contexts';
import { HostInputs } from './host-inputs';
import {
  type KeptFinding,
  KeptFindings,
  keptFinding,
  movesAlong,
  type Read,
  sayTheSame,
  spanOf,
} from './kept-findings';
import { docsOf, type WordedReport, worded } from './make-finding';
import { Readers } from './readers';
import type { Messages, Report, Rule } from './rule';

type OnBroken = (rule: string, error: unknown) => void;

/** Who has looked for a file: a unit by its index in the table, or what is about the whole file. */
type Reader = number | 'server' | 'across';

/** What findings of one file rest on. */
export interface Basis {
  /** True where a check would find the same again. What it looks for and does not know is noted as missing. */
  holdsIn(snapshot: Snapshot): boolean;
}

/**
 * The check of one version of a host configuration, part by part. What was found in a part of an earlier version is
 * taken over where everything that it was derived from is the same.
 */
export class HostCheck {
  readonly #index: HostIndex;
  readonly #table: UnitTable;
  readonly #contexts: HostContexts;
  readonly #frame: FrameTexts;
  /** What findings are derived from that may look at the whole frame. */
  readonly #whole: readonly [HostInputs];
  /** What those of a unit are derived from, beside what they read of the frame. */
  readonly #base: readonly [HostInputs];
  /** What is left to do, the first last; undefined until it is known. */
  #todo: Target[] | undefined;
  /** What is known of each unit, by its index in the table. */
  #known: (KeptFindings | undefined)[] = [];
  /** Indexes of units of which there is something to tell. */
  #telling: number[] = [];
  #readers = new Readers<Reader>();
  #server: KeptFindings | undefined;
  #across: KeptFindings | undefined;
  #noted: Noted = new Map();
  /** What was found across sites in the same version, as long as nothing of it has to be found anew. */
  #stillAcross: KeptFindings | undefined;
  /** The same object for checks that say the same. */
  #says: object = {};
  /** How many parts on the end of {@link #todo} are near. */
  #near = 0;
  /** What was asked last for the sake of repairs. */
  #asked:
    | { readonly target: Target; readonly rule: Rule; readonly reports: ReadonlyMap<string, WordedReport> }
    | undefined;

  constructor(
    readonly snapshot: Snapshot,
    readonly file: ConfigFile,
    readonly rules: readonly Rule[],
    /** Stretches of text whose findings are wanted first. */
    readonly near: readonly Span[],
    readonly onBroken: OnBroken | undefined,
    /** An earlier check, from which everything is taken over that rests on the same. */
    before?: HostCheck,
  ) {
    this.#index = file.index;
    this.#table = this.#index.table;
    this.#contexts = new HostContexts(snapshot, file);
    this.#frame = FrameTexts.of(file, this.#contexts.level);
    this.#whole = [HostInputs.whole(snapshot, file, rules)];
    this.#base = [HostInputs.base(snapshot, file, rules, this.#frame)];
    this.follows = before !== undefined && this.#isLike(before);
    if (before && this.follows) this.#takeOver(before);
  }

  /** True where only other files can be different since an earlier check that was complete. */
  readonly follows: boolean;

  #isLike(other: HostCheck): boolean {
    const isSameFile = other.file === this.file && other.rules === this.rules && other.#frame === this.#frame;
    return other.isComplete && isSameFile && other.#whole[0] === this.#whole[0] && other.#base[0] === this.#base[0];
  }

  /** Looks at those parts alone that have read a file which is another one now. */
  #takeOver(before: HostCheck): void {
    this.#known = [...before.#known];
    this.#telling = before.#telling.filter(index => tells(this.#known[index]));
    this.#readers = before.#readers;
    this.#server = before.#server;
    this.#stillAcross = before.#across;
    this.#noted = before.#noted;
    this.#says = before.#says;
    this.#readers.askAgain(this.snapshot);
    const changed = this.snapshot.entries.differencesFrom(before.snapshot.entries);
    const concerned = [...this.#readers.of(changed)].filter(
      reader => !this.#foundBy(reader)?.readsTheSame(this.snapshot),
    );
    const units = concerned.filter(reader => typeof reader === 'number');
    this.#todo = this.#byDistance(units).map(index => ({ kind: 'unit', unit: this.#table.units[index] as Unit }));
    if (concerned.includes('across')) this.#stillAcross = undefined;
    if (concerned.includes('server')) {
      this.#server = undefined;
      this.#todo.push({ kind: 'server' });
      this.#near++;
    }
  }

  #foundBy(reader: Reader): KeptFindings | undefined {
    if (typeof reader === 'number') return this.#known[reader];
    return reader === 'server' ? this.#server : this.#stillAcross;
  }

  get isComplete(): boolean {
    return this.#across !== undefined;
  }

  /** True as soon as the frame and what lies near have been checked. */
  get isNearDone(): boolean {
    return this.#todo !== undefined && this.#near === 0;
  }

  /** How many parts are to be checked still; 0 until that is known. */
  get left(): number {
    return this.#todo?.length ?? 0;
  }

  /** The same object for checks of one version that say the same; meant for those that are complete. */
  get says(): object {
    return this.#says;
  }

  /** What all findings rest on. Holds nothing of the snapshot but its files, which others may have left behind. */
  get restsOn(): Basis {
    const { file, rules } = this;
    const [inputs] = this.#whole;
    const readers = this.#readers;
    let { entries } = this.snapshot;
    return {
      holdsIn: snapshot => {
        if (snapshot.config(file.uri) !== file || HostInputs.whole(snapshot, file, rules) !== inputs) return false;
        readers.askAgain(snapshot);
        if (readers.of(snapshot.entries.differencesFrom(entries)).size > 0) return false;
        entries = snapshot.entries;
        return true;
      },
    };
  }

  /** Checks one part of what is left. */
  step(): void {
    this.#todo ??= this.#toDo();
    const target = this.#todo.pop();
    if (this.#near > 0) this.#near--;
    if (!target) this.#across = this.#stillAcross ?? this.#checkAcross(this.#last());
    else if (target.kind === 'server') this.#server = this.#checkServer(target);
    else if (target.kind === 'unit') this.#checkUnit(target);
  }

  /** How many parts the file has. */
  get size(): number {
    return this.#table.units.length;
  }

  /** Looks at what is near and at the frame, and at nothing else. */
  lookNear(): void {
    this.#todo = [];
    this.#server ??= this.#keptServer() ?? this.#checkServer({ kind: 'server' });
    for (const { from, to } of this.#nearUnits())
      for (let index = from; index <= to; index++) {
        const unit = this.#table.units[index] as Unit;
        const kept = this.#keptOf(index);
        if (kept) this.#rely(index, kept);
        else if (isChecked(unit)) this.#checkUnit({ unit });
      }
  }

  /** What has been found so far, in no order. */
  findings(): readonly Finding[] {
    this.#todo ??= this.#toDo();
    const found: Finding[] = [];
    if (this.#server) this.#show(this.#server, { kind: 'server' }, found);
    for (const index of this.#telling) {
      const unit = this.#table.units[index];
      const known = this.#known[index];
      if (unit && known) this.#show(known, { kind: 'unit', unit }, found);
    }
    const across = this.#across ?? this.#stillAcross ?? this.#oldAcross();
    if (across) this.#show(across, { kind: 'across', noted: this.#noted }, found);
    return found;
  }

  /** What was found across sites before, until that is known anew: it would vanish at each key, and come back. */
  #oldAcross(): KeptFindings | undefined {
    const { kept } = this.#table.frame;
    return kept instanceof FrameFindings ? kept.across?.within(this.#table) : undefined;
  }

  /** Takes over what holds still, and tells what does not. */
  #toDo(): Target[] {
    const { units } = this.#table;
    const { groups } = this.#index;
    const left: number[] = [];
    // One look at each of many thousands.
    for (let index = 0; index < units.length; index++) {
      const holding = this.#keptOf(index);
      if (holding) this.#rely(index, holding);
      else if (isChecked(units[index] as Unit)) {
        left.push(index);
        const kept = groups[index]?.kept;
        // Until its turn comes, what was found before is better than nothing.
        if (kept instanceof KeptFindings && this.#isWhole(kept)) this.#know(index, kept);
      }
    }
    const targets = this.#byDistance(left).map((index): Target => ({ kind: 'unit', unit: units[index] as Unit }));
    this.#server = this.#keptServer();
    if (this.#server) this.#readers.add('server', this.#server);
    else {
      targets.push({ kind: 'server' });
      this.#near++;
    }
    return targets;
  }

  /** What was found in a unit, where it holds still. */
  #keptOf(index: number): KeptFindings | undefined {
    const kept = this.#index.groups[index]?.kept;
    return kept instanceof KeptFindings && kept.holds(this.#base, this.#frame, this.snapshot) ? kept : undefined;
  }

  #keptServer(): KeptFindings | undefined {
    const { kept } = this.#table.frame;
    const server = kept instanceof FrameFindings ? kept.server : undefined;
    return server?.holds(this.#whole, this.#frame, this.snapshot) ? server : undefined;
  }

  /** False where a place lies in a unit that is gone. */
  #isWhole({ findings }: KeptFindings): boolean {
    const isHere = (place: KeptFinding['place']) => !('unit' in place) || this.#table.has(place.unit);
    return findings.every(({ place, related }) => isHere(place) && related.every(other => isHere(other.place)));
  }

  /** Knows for certain. */
  #rely(index: number, findings: KeptFindings): void {
    this.#know(index, findings);
    this.#readers.add(index, findings);
  }

  #know(index: number, findings: KeptFindings): void {
    const isListed = tells(this.#known[index]);
    this.#known[index] = findings;
    if (!isListed && tells(findings)) this.#telling.push(index);
  }

  /** The nearest to what is wanted first come last; else in the order of the file. Notes how many are near. */
  #byDistance(indexes: readonly number[]): readonly number[] {
    const near = this.#nearUnits();
    if (near.length === 0) return [...indexes].reverse();
    const count = indexes.length;
    // Sorted as numbers, which is many times faster than by a comparison of our own.
    const keys = Float64Array.from(indexes, (index, at) => {
      const distances = near.map(({ from, to }) => Math.max(from - index, index - to, 0));
      const distance = Math.min(...distances);
      if (distance === 0) this.#near++;
      return distance * count + at;
    }).sort();
    return Array.from(keys, key => indexes[key % count] as number).reverse();
  }

  /** Indexes of the units, from the first to the last, in which a stretch that is near lies. */
  #nearUnits(): readonly { readonly from: number; readonly to: number }[] {
    return this.near.flatMap(({ start, end }) => {
      const [first, last] = [this.#table.unitAt(start), this.#table.unitAt(end)];
      const from = first && this.#table.indexOf(first);
      return from === undefined ? [] : { from, to: Math.max(from, last ? this.#table.indexOf(last) : from) };
    });
  }

  #checkServer(target: Target): KeptFindings {
    const { findings, isKept } = this.#check(target, this.#whole, this.rules);
    this.#readers.add('server', findings);
    this.#says = {};
    const { frame } = this.#table;
    if (isKept && !frameMergesEntries(this.#contexts.level)) keptOf(frame).server = findings;
    return findings;
  }

  #checkUnit({ unit }: { readonly unit: Unit }): void {
    const { findings, isKept } = this.#check({ kind: 'unit', unit }, this.#base, this.rules);
    const index = this.#table.indexOf(unit);
    const group = this.#index.groups[index];
    if (isKept && group) group.kept = findings;
    const before = this.#known[index];
    if (!before || !sayTheSame(before, findings, this.file.uri)) this.#says = {};
    // What was noted is looked at once more, across sites.
    if (findings.notes.size > 0 || (before?.notes.size ?? 0) > 0) this.#stillAcross = undefined;
    this.#rely(index, findings);
  }

  /** After all others: it may rest on what they have noted. */
  #last(): Target & { readonly kind: 'across' } {
    const noted = new Map<string, Unit[]>();
    for (const index of [...this.#telling].sort((a, b) => a - b)) {
      const unit = this.#table.units[index] as Unit;
      for (const rule of this.#known[index]?.notes ?? []) {
        const list = noted.get(rule);
        if (list) list.push(unit);
        else noted.set(rule, [unit]);
      }
    }
    this.#noted = noted;
    return { kind: 'across', noted };
  }

  #checkAcross(target: Target & { readonly kind: 'across' }): KeptFindings {
    const found = this.#foundAcross(target);
    this.#readers.add('across', found);
    this.#says = {};
    return found;
  }

  #foundAcross(target: Target & { readonly kind: 'across' }): KeptFindings {
    const { pools, sites, ids, bindings, sourceTags } = this.#index;
    const repeated = [pools, sites, ids, bindings].map(index => index.repeated);
    // What was noted of a site rests on its pools and location tags as well: found anew, it is another object.
    const notedOf = [...this.#noted.values()].flat().map(unit => this.#known[this.#table.indexOf(unit)]);
    const basis = [...this.#whole, ...repeated, sourceTags, ...[...this.#noted].flat(2), ...notedOf];
    const { frame } = this.#table;
    const known = frame.kept instanceof FrameFindings ? frame.kept.across : undefined;
    if (known?.holds(basis, this.#frame, this.snapshot)) return known;
    const { findings, isKept } = this.#check(target, basis, this.rules);
    if (isKept) keptOf(frame).across = findings;
    return findings;
  }

  #check(
    target: Target,
    basis: readonly unknown[],
    rules: readonly Rule[],
  ): { readonly findings: KeptFindings; readonly isKept: boolean } {
    const { uri } = this.file;
    const { reports, reads, notes, isBroken, frame } = this.#run(target, rules);
    const findings: KeptFinding[] = [];
    for (const report of firstById(reports).values()) findings.push(keptFinding(this.#table, uri, report));
    const isKept = !isBroken && findings.every(finding => movesAlong(finding, uri));
    return { findings: new KeptFindings(basis, frame, reads, findings, notes), isKept };
  }

  /** Asks the rules about one part. */
  #run(target: Target, rules: readonly Rule[]) {
    const reports: WordedReport[] = [];
    const reads: Read[] = [];
    const notes = new Set<string>();
    let rule: Rule | undefined;
    const recorder: Recorder = {
      report: (given: Report<Messages>) => {
        if (rule) reports.push(worded(rule, given, settingsOfFile(this.snapshot.settings, this.file.uri)));
      },
      onRead: read => void reads.push(read),
      onNote: () => void (rule && notes.add(rule.id)),
    };
    let isBroken = false;
    const { asked, ask } = askingAbout(target, { contexts: this.#contexts, index: this.#index, recorder, rules });
    for (rule of asked) {
      try {
        ask(rule);
      } catch (error) {
        isBroken = true;
        this.onBroken?.(rule.id, error);
      }
    }
    const words = this.#contexts.endOfReads();
    const frame = target.kind === 'unit' ? this.#frame.read(words) : undefined;
    return { reports, reads, notes, isBroken, frame };
  }

  #show({ findings }: KeptFindings, target: Target, into: Finding[]): void {
    const { file } = this;
    const isMalformed = file.document.problemCount > 0;
    for (const kept of findings) {
      const { rule, severity, isError, message, why, iis } = kept.words;
      // Nothing of a malformed file is read, so that the server meets no other error in it.
      if (isMalformed && (isError || rule.onlyWellFormed)) continue;
      const span = spanOf(this.#table, kept.place);
      into.push({
        rule: rule.id,
        severity,
        message,
        why,
        span,
        iis,
        related: kept.related.map(({ place, file, text }) => ({
          at: { file, span: spanOf(this.#table, place) },
          text,
        })),
        fixes: () => this.#fixes(target, rule, span, message),
        docs: docsOf(rule.id),
        source: () => kept,
      });
    }
  }

  /**
   * Repairs are made by the rule itself, which is asked once more about the part as it is in this version. Findings of
   * one rule about one part follow each other mostly.
   */
  #fixes(target: Target, rule: Rule, span: Span, message: string): readonly Fix[] {
    if (this.#asked?.target !== target || this.#asked.rule !== rule)
      this.#asked = { target, rule, reports: firstById(this.#run(target, [rule]).reports) };
    const report = this.#asked.reports.get(idOf(rule, span, message));
    return report?.fixes?.(this.#contexts.topology) ?? [];
  }
}

/** What tells one finding from all others about the same part. */
function idOf({ id }: Rule, { start, end }: Span, message: string): string {
  return `${id}\n${start}\n${end}\n${message}`;
}

/** Of reports that say the same at the same place the first, in the order in which they came. */
function firstById(reports: readonly WordedReport[]): ReadonlyMap<string, WordedReport> {
  const byId = new Map<string, WordedReport>();
  for (const report of reports) {
    const id = idOf(report.rule, report.span, report.message);
    if (!byId.has(id)) byId.set(id, report);
  }
  return byId;
}

function tells(known: KeptFindings | undefined): boolean {
  return known !== undefined && (known.findings.length > 0 || known.notes.size > 0);
}

function isChecked({ kind }: Unit): boolean {
  return kind === 'pool' || kind === 'site' || kind === 'tag';
}

/** What is kept of the frame, and of what units are to each other in the same frame. */
class FrameFindings {
  server: KeptFindings | undefined;
  across: KeptFindings | undefined;
}

function keptOf(frame: { kept: object | undefined }): FrameFindings {
  if (frame.kept instanceof FrameFindings) return frame.kept;
  const kept = new FrameFindings();
  frame.kept = kept;
  return kept;
}
