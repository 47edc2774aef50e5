import type { SectionSchema } from '../../schema/types';
import type { SectionUse } from '../files/section-use';
import { MergedElement } from './merged-element';
import type { Piece } from './piece';

/**
 * A section as it stands at a level: the appearances in one file, on top of the section as the files before left it. A
 * level that adds nothing has the layer of its parent.
 */
export class SectionLayer {
  #uses: readonly SectionUse[] | undefined;
  #content: MergedElement | undefined;
  #forChildApplications: SectionLayer | undefined;

  constructor(
    readonly path: string,
    readonly schema: SectionSchema | undefined,
    /** The appearances in one file that count at one level, in order; none in the outermost layer. */
    readonly own: readonly SectionUse[],
    readonly outer: SectionLayer | undefined,
  ) {}

  /** This layer with the appearances in one more file on top. */
  with(own: readonly SectionUse[]): SectionLayer {
    return own.length === 0 ? this : new SectionLayer(this.path, this.schema, own, this);
  }

  /** Every appearance that counts, outermost first. */
  get uses(): readonly SectionUse[] {
    this.#uses ??= this.outer ? [...this.outer.uses, ...this.own] : this.own;
    return this.#uses;
  }

  get content(): MergedElement {
    this.#content ??= new MergedElement(
      this.path.slice(this.path.lastIndexOf('/') + 1),
      this.schema,
      this.own.map(use => pieceOf(use, this.schema)),
      this.outer?.content,
    );
    return this.#content;
  }

  /** What of it child applications inherit (R70). */
  get forChildApplications(): SectionLayer {
    this.#forChildApplications ??= this.#withoutKeptFromChildren();
    return this.#forChildApplications;
  }

  /** This layer and those below it, outermost first. */
  layers(): readonly SectionLayer[] {
    const layers: SectionLayer[] = [];
    for (let layer: SectionLayer | undefined = this; layer; layer = layer.outer) layers.push(layer);
    return layers.reverse();
  }

  #withoutKeptFromChildren(): SectionLayer {
    if (!this.outer) return this;
    const below = this.outer.forChildApplications;
    const own = this.own.filter(use => use.location?.inheritInChildApplications !== false);
    return below === this.outer && own.length === this.own.length ? this : below.with(own);
  }
}

function pieceOf(use: SectionUse, schema: SectionSchema | undefined): Piece {
  return {
    element: use.content,
    file: use.contentFile,
    owner: use.file,
    level: use.level,
    opaque: use.opaque,
    // What no schema knows is a section of .NET, which a file declares with its type.
    reader: schema?.reader ?? '.net',
  };
}
