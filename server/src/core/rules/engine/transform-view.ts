import type { ConfigFile } from '../../config/files/config-file';
import type { Place } from '../../config/place';
import type { Span } from '../../text/span';
import { applyTransform, type TransformResult } from '../../transform/apply-transform';
import { basePlaces } from '../../workspace/parts';
import type { Snapshot } from '../../workspace/snapshot';
import type { SourceFile } from '../../workspace/source-file';
import { joinUri, parentUri, transformedName } from '../../workspace/uri';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
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

  /** The same places before and after. */
  places(): readonly { readonly before: Place; readonly after: Place }[] {
    const before = placesOf(this.#snapshot, this.#source.config());
    const after = placesOf(this.#changed, this.#changed.source(this.#source.uri)?.config());
    return before.flatMap((place, index) => {
      const other = after[index];
      return other ? [{ before: place, after: other }] : [];
    });
  }

  /** The innermost instruction around a stretch of the result; the name of the root element where none is. */
  #madeBy({ start }: Span): Span {
    const around = this.result.made.filter(({ result }) => result.start <= start && start < result.end);
    return around.at(-1)?.by ?? this.rootName;
  }

  /** The element of the transform that is called so, else its root. */
  madeIn(name: string): Span {
    for (const element of this.#file.document.elements()) if (element.is(name)) return element.nameSpan;
    return this.rootName;
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

function placesOf(snapshot: Snapshot, file: ConfigFile | undefined): readonly Place[] {
  return file ? basePlaces(snapshot, file) : [];
}
