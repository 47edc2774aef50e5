import { isUrlPrefix, joinUrlPath } from '../config/base/url-path';
import type { ConfigFile, LocationTag } from '../config/files/config-file';
import { ElementsByPath } from '../config/files/elements-at-path';
import type { ConfigNode } from '../config/files/hierarchy';
import type { Place } from '../config/place';
import type { SectionPath } from '../schema/section-path';
import type { XmlElement } from '../xml/tree';
import { placeAlone } from './host-alone';
import { looseBelow } from './loose-place';
import type { Snapshot } from './snapshot';

/** What a file says for one target: for its own level, or for a path below that one of its location tags names. */
export interface Part {
  readonly file: ConfigFile;
  /** Undefined for what stands outside of location tags. */
  readonly tag: LocationTag | undefined;
  readonly target: PartTarget;
  /** The target with every file that counts there: some may not be loaded yet. */
  place(): Place;
  /** The level of the target by this file and those above it, which are at hand. */
  node(): ConfigNode;
  /** What this part writes of a section. */
  elements(section: SectionPath): readonly XmlElement[];
}

/** A part of a host configuration. */
export interface HostPart extends Part {
  /** {@link place} as if there were no web.config file at all: what the host configuration alone decides. */
  alone(): Place;
}

/** Who makes the places of a host configuration. */
export interface HostPlaces {
  place(site: string | undefined, path: string): Place;
  /** As if there were no web.config file at all. */
  alone(site: string | undefined, path: string): Place;
}

export type PartTarget =
  /** Every site that says nothing else. Its place has no site. */
  | { readonly kind: 'server' }
  /** `site` is undefined where no host configuration places the file; no such site need be defined. */
  | { readonly kind: 'path'; readonly site: string | undefined; readonly path: string };

/** What a host configuration says in one location tag, or outside of them. */
export function hostPart(places: HostPlaces, host: ConfigFile, tag: LocationTag | undefined): HostPart {
  return new PartOfHost(places, host, tag);
}

/** The parts of a web.config at one of the places where it takes effect; first that of its own level. */
export function webParts(snapshot: Snapshot, file: ConfigFile, place: Place): readonly Part[] {
  return [undefined, ...file.locations].map(tag => new PartOfWeb(snapshot, file, place, tag));
}

/**
 * What a location tag, or the file outside of them, is a part of: one part for each place where a web.config takes
 * effect. Empty for a file that is neither a host configuration nor a web.config.
 */
export function partsFor(snapshot: Snapshot, file: ConfigFile, tag: LocationTag | undefined): readonly Part[] {
  if (file.role === 'applicationHost') {
    const places: HostPlaces = {
      place: (site, path) => snapshot.place(file, site, path),
      alone: (site, path) => placeAlone(snapshot.hierarchy(file), site, path),
    };
    return [new PartOfHost(places, file, tag)];
  }
  if (file.role !== 'web') return [];
  return basePlaces(snapshot, file).map(place => new PartOfWeb(snapshot, file, place, tag));
}

/** A place of a web.config; see `Placement.isPrimary`. */
export interface BasePlace {
  readonly place: Place;
  readonly isPrimary: boolean;
}

/**
 * Where a web.config takes effect, the primary places first; its own place without a site where no host configuration
 * places it.
 */
export function rankedPlaces(snapshot: Snapshot, { uri }: ConfigFile): readonly BasePlace[] {
  const places = snapshot
    .placements(uri)
    .map(({ host, site, path, isPrimary }) => ({ place: snapshot.place(host, site.name, path), isPrimary }));
  const loose = places.length === 0 ? snapshot.loosePlace(uri) : undefined;
  return loose ? [{ place: loose, isPrimary: true }] : places;
}

/** The same without their rank. */
export function basePlaces(snapshot: Snapshot, file: ConfigFile): readonly Place[] {
  return rankedPlaces(snapshot, file).map(({ place }) => place);
}

/** A path below the folder of a web.config, at every place where the file takes effect. */
export function placesBelow(snapshot: Snapshot, file: ConfigFile, path: string): readonly Place[] {
  return basePlaces(snapshot, file).map(base => {
    const below = isUrlPrefix(base.path, path) ? path : joinUrlPath(base.path, path);
    if (base.hostFile && base.site) return snapshot.place(base.hostFile, base.site.name, below);
    return below === base.path ? base : looseBelow(base, below);
  });
}

class PartOfHost implements HostPart {
  readonly target: PartTarget;
  #place: Place | undefined;
  #alone: Place | undefined;
  #found: ElementsByPath | undefined;

  constructor(
    readonly places: HostPlaces,
    readonly file: ConfigFile,
    readonly tag: LocationTag | undefined,
  ) {
    const target = tag?.target;
    this.target =
      target?.kind === 'below' ? { kind: 'path', site: target.site, path: target.path } : { kind: 'server' };
  }

  place(): Place {
    this.#place ??= this.places.place(...this.#address);
    return this.#place;
  }

  node(): ConfigNode {
    return this.alone().node;
  }

  elements(section: SectionPath): readonly XmlElement[] {
    if (!this.tag) return this.file.sectionElements(section);
    this.#found ??= new ElementsByPath([this.tag.element]);
    return this.#found.at(section);
  }

  alone(): Place {
    this.#alone ??= this.places.alone(...this.#address);
    return this.#alone;
  }

  get #address(): readonly [site: string | undefined, path: string] {
    return this.target.kind === 'path' ? [this.target.site, this.target.path] : [undefined, '/'];
  }
}

class PartOfWeb implements Part {
  readonly target: PartTarget;
  #place: Place | undefined;
  #found: ElementsByPath | undefined;

  constructor(
    readonly snapshot: Snapshot,
    readonly file: ConfigFile,
    /** The place of the file itself. */
    readonly base: Place,
    readonly tag: LocationTag | undefined,
  ) {
    const below = tag?.target.kind === 'below' ? tag.target.path : '/';
    this.target = { kind: 'path', site: base.site?.name, path: joinUrlPath(base.path, below) };
  }

  place(): Place {
    this.#place ??= this.#findPlace();
    return this.#place;
  }

  #findPlace(): Place {
    const { base, snapshot, tag, target } = this;
    if (target.kind === 'server' || !tag || tag.target.kind === 'level') return base;
    const { path } = target;
    if (base.hostFile && base.site) return snapshot.place(base.hostFile, base.site.name, path);
    return looseBelow(base, path);
  }

  node(): ConfigNode {
    return this.base.node.below(this.tag?.key ?? '');
  }

  elements(section: SectionPath): readonly XmlElement[] {
    if (!this.tag) return this.file.sectionElements(section);
    this.#found ??= new ElementsByPath([this.tag.element]);
    return this.#found.at(section);
  }
}
