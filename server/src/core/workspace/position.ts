import { joinUrlPath } from '../config/base/url-path';
import type { ConfigFile, LocationTag } from '../config/files/config-file';
import { declaredNames } from '../config/files/declared-section';
import { chainOf, type DeclaredNames, type Meaning, rootMeaning } from '../config/files/meaning';
import type { Place } from '../config/place';
import type { XmlAttribute, XmlElement, XmlHit } from '../xml/tree';
import { basePlaces, type Part, partsFor } from './parts';
import type { Snapshot } from './snapshot';

/** Where something stands in a configuration file: the one answer for hover, definition, completion and the rest. */
export interface ConfigPosition {
  readonly file: ConfigFile;
  readonly element: XmlElement;
  /** What the cursor is on; undefined where an element as a whole is asked about. */
  readonly hit: XmlHit | undefined;
  /** The attribute whose name or value the cursor is on. */
  readonly attribute: XmlAttribute | undefined;
  /** What the element is. */
  readonly is: Meaning;
  /** The elements from the outermost group or section down to `element`; frames are left out. */
  readonly chain: readonly XmlElement[];
  /** Names of {@link chain}, e.g. `system.webServer/handlers/add`. */
  readonly path: string;
  /** The location tag around the position, or the one it is on. */
  readonly tag: LocationTag | undefined;
  /** The parts of the file that the position lies in: several where several sites use a web.config. */
  readonly parts: readonly Part[];
  /**
   * The places that the position speaks of: those of its location tag, of the site, application or virtual directory
   * around it, or of the web.config. None for what a host configuration says for the whole server.
   */
  readonly places: readonly Place[];
}

/** What a cursor at `offset` stands on. Undefined outside of every element. */
export function positionAt(snapshot: Snapshot, uri: string, offset: number): ConfigPosition | undefined {
  const file = snapshot.config(uri);
  const hit = file?.document.hit(offset);
  return file && hit?.element && new Position(snapshot, file, hit.element, hit);
}

/** The same for an element. */
export function positionOf(snapshot: Snapshot, file: ConfigFile, element: XmlElement): ConfigPosition {
  return new Position(snapshot, file, element, undefined);
}

/** True where the cursor is on a name or a value, not between them. */
export function isOnToken({ hit }: ConfigPosition): boolean {
  return hit !== undefined && /^(tagName|closeTagName|attributeName|attributeValue)$/.test(hit.kind);
}

/** Every element of a file in document order, with what it is. Sections count that the file or one above it declares. */
export function* walk(
  snapshot: Snapshot,
  file: ConfigFile,
): Iterable<{ readonly element: XmlElement; readonly is: Meaning }> {
  const declared = namesFor(snapshot, file);
  const open: { readonly end: number; readonly is: Meaning }[] = [];
  for (const element of file.document.elements()) {
    const { start, end } = element.span;
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= start) open.pop();
    const is = open.at(-1)?.is.child(element) ?? rootMeaning(element, snapshot.schema, declared);
    open.push({ end, is });
    yield { element, is };
  }
}

class Position implements ConfigPosition {
  readonly is: Meaning;
  readonly chain: readonly XmlElement[];
  #parts: readonly Part[] | undefined;
  #places: readonly Place[] | undefined;

  constructor(
    readonly snapshot: Snapshot,
    readonly file: ConfigFile,
    readonly element: XmlElement,
    readonly hit: XmlHit | undefined,
  ) {
    const [root = element, ...chain] = chainOf(element);
    const isFrame = (meaning: Meaning): boolean => meaning.kind === 'frame';
    let is = rootMeaning(root, snapshot.schema, namesFor(snapshot, file));
    let inner = isFrame(is) ? 0 : -1;
    for (const [depth, step] of chain.entries()) {
      is = is.child(step);
      if (isFrame(is)) inner = depth + 1;
    }
    this.is = is;
    this.chain = [root, ...chain].slice(inner + 1);
  }

  get attribute(): XmlAttribute | undefined {
    return this.hit?.attribute;
  }

  get path(): string {
    return this.chain.map(({ name }) => name).join('/');
  }

  get tag(): LocationTag | undefined {
    return this.file.locationAround(this.element);
  }

  get parts(): readonly Part[] {
    this.#parts ??= partsFor(this.snapshot, this.file, this.tag);
    return this.#parts;
  }

  get places(): readonly Place[] {
    this.#places ??= this.#find();
    return this.#places;
  }

  #find(): readonly Place[] {
    const { file, parts, snapshot } = this;
    if (file.role !== 'applicationHost') return parts.map(part => part.place());
    const [part] = parts;
    if (part?.target.kind === 'path') return [part.place()];
    const site = siteAround(this);
    return site ? [snapshot.place(file, site.name, site.path)] : [];
  }
}

/** The site that a line of `sites` is about, and the path of the application or virtual directory there. */
function siteAround({ chain, is }: ConfigPosition): { readonly name: string; readonly path: string } | undefined {
  if (!('section' in is) || is.path !== 'system.applicationHost/sites') return undefined;
  const [, , site, application, directory] = chain;
  const name = site?.is('site') ? site.value('name') : undefined;
  if (name === undefined) return undefined;
  if (!application?.is('application')) return { name, path: '/' };
  const below = directory?.is('virtualDirectory') ? directory.value('path') : undefined;
  return { name, path: joinUrlPath(application.value('path') ?? '/', below ?? '/') };
}

/** What the file and those above it declare; looked up when the schema does not know a name. */
function namesFor(snapshot: Snapshot, file: ConfigFile): DeclaredNames {
  let above: DeclaredNames | undefined;
  const names = (): DeclaredNames => {
    above ??= findNames(snapshot, file);
    return above;
  };
  return {
    isSection: path => file.declarations.has(path) || names().isSection(path),
    isGroup: path => file.declaredGroups.has(path) || names().isGroup(path),
  };
}

function findNames(snapshot: Snapshot, file: ConfigFile): DeclaredNames {
  const [place] = file.role === 'web' ? basePlaces(snapshot, file) : [];
  return declaredNames(place?.node ?? snapshot.hierarchy(file.role === 'applicationHost' ? file : undefined).server);
}
