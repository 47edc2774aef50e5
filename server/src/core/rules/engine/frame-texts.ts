import { detached } from '../../base/detached';
import type { ConfigFile } from '../../config/files/config-file';
import { sectionElementsIn } from '../../config/files/config-file';
import { READ } from '../../config/files/frame-reads';
import type { ConfigNode } from '../../config/files/hierarchy';
import type { Unit } from '../../config/files/units';
import { sectionsOfTag } from '../../config/refusals/host-errors';
import type { XmlElement } from '../../xml/tree';

/** What one part has read of the frame, and what it was; one object for all parts that have read the same. */
export interface FrameRead {
  readonly words: readonly string[];
  readonly found: readonly unknown[];
}

/**
 * The frame of one version of a host configuration as texts of what can be read of it, by the words of `FrameReads`.
 * An edit in the frame concerns the parts that have read a text which is another one now.
 */
export class FrameTexts {
  readonly #found = new Map<string, unknown>();
  readonly #reads = new Map<string, FrameRead>();
  readonly #same = new Map<FrameRead, boolean>();
  #last: { readonly words: ReadonlySet<string>; readonly size: number; readonly read: FrameRead } | undefined;
  #units: ReadonlySet<Unit> | undefined;
  #always: readonly string[] | undefined;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly file: ConfigFile,
    readonly server: ConfigNode,
  ) {}

  /** Those of the file at the level of the server: found once for everybody who asks about this version. */
  static of(file: ConfigFile, server: ConfigNode): FrameTexts {
    let known = byServer.get(server);
    if (known?.file !== file) {
      known = new FrameTexts(file, server);
      byServer.set(server, known);
    }
    return known;
  }

  /**
   * What every part reads: declarations, locks, and the default values of applications and virtual directories, by which
   * sites look at pools.
   */
  get always(): readonly string[] {
    this.#always ??= this.#findAlways().map(detached);
    return this.#always;
  }

  #findAlways(): readonly string[] {
    const { file } = this;
    const { table } = file.index;
    const locks = file.locationsFor('').map(tag => {
      const paths = sectionsOfTag(this.server, tag).map(({ path, known }) => `${path} ${known}`);
      return `${openTag(tag.element)} ${paths.join(' ')}`;
    });
    return [
      text(file.top.filter(element => element.is('configSections'))),
      locks.join('\n'),
      text(
        table.childrenBeside('sites').filter(element => /^(application|virtualDirectory)Defaults$/.test(element.name)),
      ),
    ];
  }

  /** The same object for the same words. */
  read(words: ReadonlySet<string>): FrameRead {
    // A set only grows, and parts of one site follow each other.
    const last = this.#last;
    if (last?.words === words && last.size === words.size) return last.read;
    const read = this.#read(words);
    this.#last = { words, size: words.size, read };
    return read;
  }

  #read(words: ReadonlySet<string>): FrameRead {
    const sorted = [...words].sort();
    const id = sorted.join('\n');
    let read = this.#reads.get(id);
    if (!read) {
      read = { words: sorted, found: sorted.map(word => kept(this.#text(word))) };
      this.#reads.set(id, read);
      this.#same.set(read, true);
    }
    return read;
  }

  /** True where a part would read the same again. */
  isSame(read: FrameRead): boolean {
    let same = this.#same.get(read);
    if (same === undefined) {
      same = read.words.every((word, index) => this.#text(word) === read.found[index]);
      this.#same.set(read, same);
    }
    return same;
  }

  /** True where this version has a unit that holds a place of the frame. */
  has(unit: Unit): boolean {
    this.#units ??= new Set(this.file.index.table.frameUnits.map(each => each.unit));
    return this.#units.has(unit);
  }

  #text(word: string): unknown {
    let found = this.#found.get(word);
    if (found === undefined) {
      found = this.#find(word);
      this.#found.set(word, found);
    }
    return found;
  }

  #find(word: string): unknown {
    const { file } = this;
    const { table } = file.index;
    // Of the frame as a whole there is no other version that is the same.
    if (word === READ.all) return table.frame;
    // What is refused may stand in any pool or site.
    if (word === READ.refusals) return this;
    if (word === READ.poolDefaults) return text(table.childrenBeside('applicationPools'));
    if (word === READ.siteDefaults) return text(table.childrenBeside('sites'));
    if (word === READ.lists)
      return ['applicationPools', 'sites']
        .flatMap(name => table.container(name) ?? [])
        .map(openTag)
        .join('\n');
    if (word.startsWith('@')) {
      const [name = '', of] = word.slice(1).split('/').reverse();
      const pools = table.beside('applicationPools', 'applicationPoolDefaults');
      const element = of === undefined ? pools : pools?.child(of);
      const value = element?.value(name);
      return value === undefined ? 'absent' : `=${value}`;
    }
    const tags = file.locationsFor('').flatMap(tag => {
      const elements = sectionElementsIn(tag, word);
      return elements.length === 0 ? [] : `${openTag(tag.element)}\n${text(elements)}`;
    });
    return `${text(file.sectionElements(word))}\n${tags.join('\n')}`;
  }
}

const byServer = new WeakMap<ConfigNode, FrameTexts>();

/** What outlives this version holds no part of its text. */
function kept(found: unknown): unknown {
  return typeof found === 'string' ? detached(found) : found;
}

function text(elements: readonly XmlElement[]): string {
  return elements.map(({ document, span }) => document.text.slice(span.start, span.end)).join('\n');
}

function openTag({ document, openTagSpan: { start, end } }: XmlElement): string {
  return document.text.slice(start, end);
}
