import type { Origin } from '../../config/base/value';
import type { Span } from '../../text/span';
import { applyTransform, type TransformResult } from '../../transform/apply-transform';
import type { Snapshot } from '../../workspace/snapshot';
import type { SourceFile } from '../../workspace/source-file';
import { joinUri, parentUri, transformedName } from '../../workspace/uri';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import {
  type Address,
  addressesOf,
  addressOfTag,
  type EditedPlace,
  type FileState,
  hostPlaces,
  webPlaces,
} from './edited-places';
import type { Finding } from './finding';

/** What a transform makes of the file beside it. */
export class TransformView {
  readonly result: TransformResult;
  readonly #snapshot: Snapshot;
  readonly #changed: Snapshot;
  readonly #source: SourceFile;
  readonly #file: SourceFile;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(snapshot: Snapshot, file: SourceFile, source: SourceFile) {
    this.#snapshot = snapshot;
    this.#file = file;
    this.#source = source;
    this.result = applyTransform(source.document, file.document);
    const state = { kind: 'text', text: this.result.text, version: undefined } as const;
    this.#changed = snapshot.withFiles([[source.uri, state]]);
  }

  /** Undefined where no file is beside it, and where either is not well-formed. */
  static of(snapshot: Snapshot, file: SourceFile): TransformView | undefined {
    if (file.document.problemCount > 0) return undefined;
    const name = transformedName(file.name);
    if (name === undefined) return undefined;
    const beside = joinUri(parentUri(file.uri), name);
    // Asks for it, where only the transform is open.
    snapshot.config(beside);
    const source = snapshot.source(beside);
    return source && source.document.problemCount === 0 ? new TransformView(snapshot, file, source) : undefined;
  }

  get sourceName(): string {
    return this.#source.name;
  }

  /** What is reported in the result and not in the source, with the place of the transform that made it. */
  newFindings(
    check: (snapshot: Snapshot, uri: string) => readonly Finding[],
  ): readonly (Finding & { readonly by: Span })[] {
    const known = new Map<string, number>();
    const keyOf = ({ rule, message }: Finding) => `${rule}\n${message}`;
    for (const finding of check(this.#snapshot, this.#source.uri))
      known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
    return check(this.#changed, this.#source.uri).flatMap(finding => {
      const left = known.get(keyOf(finding)) ?? 0;
      known.set(keyOf(finding), left - 1);
      return left > 0 ? [] : [{ ...finding, by: this.#madeBy(finding.span) }];
    });
  }

  /** The same places before and after; of a host configuration all applications, folders and location tags of its first sites. */
  places(): Iterable<EditedPlace> {
    const file = this.#changed.source(this.#source.uri)?.config();
    const before = { snapshot: this.#snapshot, file: this.#source.config() };
    if (file?.role !== before.file.role) return [];
    const after = { snapshot: this.#changed, file };
    if (file.role === 'web') return webPlaces(before, after);
    return file.role === 'applicationHost' ? hostPlaces(before, after, addressesIn(after)) : [];
  }

  /** The instruction by which an answer is another one: where that is decided now, else where it was decided. */
  causeOf(before: readonly Deciding[], after: readonly Deciding[]): Span {
    for (const start of this.#placesIn(after)) {
      const by = this.#instructionAround(start);
      if (by) return by;
    }
    for (const start of this.#placesIn(before)) {
      const element = this.#source.document.elementAt(start);
      const like = element && this.#likest(element);
      if (like) return like.nameSpan;
    }
    return this.rootName;
  }

  /** Offsets in the file that is transformed, the last one first. */
  #placesIn(steps: readonly Deciding[]): readonly number[] {
    return steps.flatMap(({ at }) => (at?.file === this.#source.uri ? [at.span.start] : [])).reverse();
  }

  /** The element of the transform that is most likely about one of the source: in elements with the same keys. */
  #likest(element: XmlElement): XmlElement | undefined {
    const keys = keysAround(element);
    const shared = (other: XmlElement) => keysAround(other).filter(key => keys.includes(key)).length;
    let best: { readonly other: XmlElement; readonly score: number } | undefined;
    for (const other of this.#file.document.elements()) {
      if (!other.is(element.name)) continue;
      const score = shared(other);
      if (!best || best.score < score) best = { other, score };
    }
    return best?.other;
  }

  /** The innermost instruction around a stretch of the result; the name of the root element where none is. */
  #madeBy({ start }: Span): Span {
    return this.#instructionAround(start) ?? this.rootName;
  }

  #instructionAround(offset: number): Span | undefined {
    return this.result.made.filter(({ result }) => result.start <= offset && offset < result.end).at(-1)?.by;
  }

  /** True where the source has an element with the same value of an attribute; letter case counts, as in XPath. */
  sourceHas(name: string, attribute: string, value: string): boolean {
    for (const element of this.#source.document.elements())
      if (element.name === name && element.value(attribute) === value) return true;
    return false;
  }

  /** The element of the transform with an instruction (`xdt:Transform`) that {@link newFindings} has told. */
  instructed(
    by: Span,
  ): { readonly uri: string; readonly element: XmlElement; readonly transform: XmlAttribute } | undefined {
    for (const element of this.#file.document.elements()) {
      const transform = element.attributes.find(
        ({ valueSpan: { start, end } }) => start === by.start && end === by.end,
      );
      if (transform) return { uri: this.#file.uri, element, transform };
    }
    return undefined;
  }

  get rootName(): Span {
    return this.#file.document.root?.nameSpan ?? { start: 0, end: 0 };
  }
}

/** What decides something, where that is written. */
interface Deciding {
  readonly at?: Origin;
}

/** Nobody reads on behind so many sites. */
const MOST_SITES = 200;

function* addressesIn({ snapshot, file }: FileState): Iterable<Address> {
  const topology = snapshot.topology(file);
  const { table } = file.index;
  let left = MOST_SITES;
  for (const unit of table.unitsOf('site')) {
    if (left-- === 0) break;
    yield* addressesOf(topology.siteNamed(table.element(unit).value('name') ?? ''));
  }
  left = MOST_SITES;
  for (const unit of table.unitsOf('tag')) {
    if (left-- === 0) return;
    const address = addressOfTag(table.element(unit).value('path'));
    if (address) yield address;
  }
}

/** `name` and `path` of an element and of those around it. */
function keysAround(element: XmlElement): readonly string[] {
  const keys: string[] = [];
  for (let at: XmlElement | undefined = element; at; at = at.parent)
    for (const name of ['name', 'path']) {
      const value = at.value(name);
      if (value) keys.push(`${at.name} ${name} ${value}`);
    }
  return keys;
}
