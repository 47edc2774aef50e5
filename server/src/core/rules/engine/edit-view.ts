import { textOf } from '../../config/base/value';
import type { ConfigFile } from '../../config/files/config-file';
import { differenceOf } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Snapshot } from '../../workspace/snapshot';
import type { SourceFile } from '../../workspace/source-file';
import { type Address, addressesOf, addressOfTag, type EditedPlace, hostPlaces, webPlaces } from './edited-places';

/** Longer texts are not compared while somebody types. */
const LONGEST_TEXT = 2_000_000;
/** Nobody reads on behind so many places, and an edit of a default may concern thousands. */
const MOST_PLACES = 20;
/** So many sites are looked at where an edit may concern all of them. */
const MOST_SITES = 50;

const kept = new WeakMap<SourceFile, Snapshot>();

/** What is different since a file was opened or saved. */
export class EditView {
  readonly #before: Snapshot;
  readonly #after: Snapshot;
  readonly #file: SourceFile;
  readonly #change: Span;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(before: Snapshot, after: Snapshot, file: SourceFile, saved: SourceFile) {
    this.#before = before;
    this.#after = after;
    this.#file = file;
    const { span, newText } = differenceOf(saved.text, file.text);
    this.#change = { start: span.start, end: span.start + newText.length };
  }

  /** Undefined for a file that nobody has edited, and where either text is not well-formed. */
  static of(snapshot: Snapshot, file: SourceFile): EditView | undefined {
    const { saved } = file;
    if (!saved || Math.max(file.text.length, saved.text.length) > LONGEST_TEXT) return undefined;
    if (file.document.problemCount > 0 || saved.document.problemCount > 0) return undefined;
    const before = snapshot.beforeEdits(file.uri);
    if (!before) return undefined;
    // While somebody types in one file, what was before stays the same, with all that was derived from it.
    const known = kept.get(saved);
    const shared = known?.isLike(before) ? known : before;
    kept.set(saved, shared);
    return new EditView(shared, snapshot, file, saved);
  }

  /** Places that the edit may concern, as they were and as they are. */
  places(): readonly EditedPlace[] {
    const file = this.#file.config();
    const before = this.#before.source(this.#file.uri)?.config();
    if (!before || before.role !== file.role) return [];
    const states = [
      { snapshot: this.#before, file: before },
      { snapshot: this.#after, file },
    ] as const;
    if (file.role === 'web') return webPlaces(...states);
    if (file.role !== 'applicationHost') return [];
    const places: EditedPlace[] = [];
    for (const place of hostPlaces(...states, this.#concerned(file))) if (places.push(place) === MOST_PLACES) break;
    return places;
  }

  /**
   * Where the edit stands: the place that decides an answer, if it is part of the edit, else its first line with text.
   */
  spanOf(deciding: readonly { readonly file: string; readonly span: Span }[]): Span {
    const { start, end } = this.#change;
    const own = deciding.filter(({ file, span }) => file === this.#file.uri && span.start <= end && start <= span.end);
    const [last] = own.slice(-1);
    // An element as a whole says less than its line.
    if (last && !this.#file.text.slice(last.span.start, last.span.end).includes('\n')) return last.span;
    return this.#lineOf(start, end);
  }

  #lineOf(start: number, end: number): Span {
    const { text } = this.#file;
    let from = start;
    while (from < end && /\s/.test(text[from] ?? '')) from++;
    if (from === end) from = start;
    const lineStart = text.lastIndexOf('\n', from - 1) + 1;
    const lineEnd = text.indexOf('\n', from);
    const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
    const first = lineStart + (line.length - line.trimStart().length);
    return { start: first, end: Math.max(first, lineStart + line.trimEnd().length) };
  }

  /** Sites and paths that what was edited is about: a location tag, a site, a pool, else one application of each pool. */
  *#concerned(file: ConfigFile): Iterable<Address> {
    const topology = this.#after.topology(file);
    const { table } = file.index;
    const { start, end } = this.#change;
    const unit = table.unitAt(start);
    const element = unit && table.element(unit);
    if (unit && element && end <= element.span.end) {
      const named = element.value('name') ?? '';
      if (unit.kind === 'site') return yield* addressesOf(topology.siteNamed(named));
      if (unit.kind === 'pool') {
        for (const site of topology.sitesIn(named)) yield* addressesOf(site, named);
        return;
      }
      if (unit.kind === 'tag') {
        const address = addressOfTag(element.value('path'));
        if (address) yield address;
        return;
      }
    }
    const seen = new Set<string>();
    let left = MOST_SITES;
    for (const each of table.unitsOf('site')) {
      if (left-- === 0) return;
      const site = topology.siteNamed(table.element(each).value('name') ?? '');
      for (const { path, applicationPool } of site?.applications ?? []) {
        const pool = textOf(applicationPool)?.toLowerCase() ?? '';
        if (!site || seen.has(pool)) continue;
        seen.add(pool);
        yield [site.name, path];
      }
    }
  }
}
