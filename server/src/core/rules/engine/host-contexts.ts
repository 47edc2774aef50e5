import type { ConfigFile, LocationTag } from '../../config/files/config-file';
import { type FrameReads, READ } from '../../config/files/frame-reads';
import type { ConfigNode, Hierarchy } from '../../config/files/hierarchy';
import { type HostTopology, type Site, topologyOf } from '../../config/files/topology';
import type { Unit } from '../../config/files/units';
import { placeAt } from '../../config/make-place';
import type { Place } from '../../config/place';
import {
  acrossErrors,
  frameErrors,
  frameMergeErrors,
  sectionsOfTag,
  tagErrors,
  unitErrors,
} from '../../config/refusals/host-errors';
import type { SectionPath } from '../../schema/section-path';
import { hierarchyAlone } from '../../workspace/host-alone';
import { type HostPart, type HostPlaces, hostPart, type PartTarget } from '../../workspace/parts';
import { SiteView } from '../../workspace/site-view';
import type { Snapshot } from '../../workspace/snapshot';
import type { XmlElement } from '../../xml/tree';
import { byKind } from './by-kind';
import type { Read } from './kept-findings';
import type {
  AcrossContext,
  HostContext,
  HostFrame,
  Messages,
  PoolContext,
  RefusalsByKind,
  Reporter,
  SiteContext,
  TagContext,
} from './rule';

/** A site and its levels, by the host configuration alone. */
interface SiteLevels {
  readonly unit: Unit | undefined;
  readonly view: SiteView;
  readonly hierarchy: Hierarchy;
  /** What of the frame has been read for them so far: what they know already is not read again. */
  readonly words: Set<string>;
  /** The level of its root with the files that count there; undefined until somebody asks for it. */
  root: SiteRoot | undefined;
}

/**
 * The root of a site with its web.config. All location tags of the site lie below it: it is made once for those that
 * follow each other, and each of them rests on whatever has been read there.
 */
class SiteRoot {
  readonly levels: Hierarchy;
  readonly #reads = new Map<string, Read>();
  #recorder: Recorder | undefined;

  constructor(make: (onRead: (read: Read) => void) => Hierarchy) {
    this.levels = make(read => {
      if (this.#reads.has(read.uri)) return;
      this.#reads.set(read.uri, read);
      this.#recorder?.onRead(read);
    });
  }

  /** From now on tells somebody else what is read, and what has been. */
  tell(recorder: Recorder): void {
    this.#recorder = recorder;
    for (const read of this.#reads.values()) recorder.onRead(read);
  }
}

type Shared = Omit<HostContext<Messages>, 'refusals' | 'report'>;

/** What a check of one part reports to. */
export interface Recorder {
  readonly report: Reporter<Messages>;
  /** A file beside the host configuration was looked for. */
  onRead(read: Read): void;
  onNote(): void;
}

/** Makes what the rules get to see of one host configuration: of each part nothing but the part and the frame. */
export class HostContexts {
  readonly topology: HostTopology;
  #shared: Shared | undefined;
  #noting: HostFrame | undefined;
  /** The last one: location tags of one site follow each other. */
  #levels: SiteLevels | undefined;

  constructor(
    readonly snapshot: Snapshot,
    readonly file: ConfigFile,
  ) {
    this.topology = topologyOf(file, snapshot.schema);
  }

  server({ report }: Recorder): HostContext<Messages> {
    const refusals = byKind([...frameErrors(this.level), ...frameMergeErrors(this.level)]);
    return { ...this.#frame, refusals, report };
  }

  pool(unit: Unit, { report }: Recorder): PoolContext<Messages> {
    this.#reads.into = new Set();
    const pool = this.topology.newPool(unit, this.#reads);
    return this.#part({ refusals: this.#unitErrors(unit), pool, report });
  }

  /** What the part that was asked about last has read of the frame. */
  endOfReads(): ReadonlySet<string> {
    const { into = new Set<string>() } = this.#reads;
    this.#reads.into = undefined;
    return into;
  }

  site(unit: Unit, recorder: Recorder): SiteContext<Messages> {
    const { report, onNote } = recorder;
    const levels = this.#levelsOf(unit);
    const { view, hierarchy } = levels;
    const [site = this.topology.newSite(unit)] = view.sites;
    let withFiles: Hierarchy | undefined;
    let waits = false;
    return this.#part<Omit<SiteContext<Messages>, keyof Shared>>({
      refusals: this.#unitErrors(unit),
      site,
      poolsNamed: name => view.poolsNamed(name),
      alone: path => placeAt(hierarchy, site.name, path),
      place: path => {
        withFiles ??= this.#withFiles(levels, {
          ...recorder,
          onRead: read => {
            if (!read.found) waits = true;
            recorder.onRead(read);
          },
        });
        return placeAt(withFiles, site.name, path);
      },
      waits: () => waits,
      note: onNote,
      report,
    });
  }

  tag(unit: Unit, recorder: Recorder): TagContext<Messages> {
    const { file } = this;
    const levels = this.#levelsOf(file.index.siteOf(unit));
    const { view, hierarchy } = levels;
    let withFiles: Hierarchy | undefined;
    const places: HostPlaces = {
      place: (site, path) => {
        withFiles ??= this.#withFiles(levels, recorder);
        return placeAt(withFiles, site, path);
      },
      alone: (site, path) => placeAt(hierarchy, site, path),
    };
    const tags = file.locationsFor(file.index.keyOf(unit));
    const parts = tags.map(tag => hostPart(places, file, tag));
    const [site] = view.sites;
    // A tag that a deleted site has left behind is read for no request (location-path-unknown).
    const refusals = byKind(tagErrors(this.level, tags, site && parts[0]?.node()));
    return this.#part({ refusals, site, parts, report: recorder.report });
  }

  /** What the location tags for the target of a unit write. */
  sectionsOf(unit: Unit): ReadonlySet<string> {
    const tags = this.file.locationsFor(this.file.index.keyOf(unit));
    return new Set(tags.flatMap(tag => sectionsOfTag(this.level, tag).map(({ path }) => path)));
  }

  across(recorder: Recorder): AcrossContext<Messages> {
    const { file, topology } = this;
    const { table, bindings, sites } = file.index;
    const shared = bindings.repeated.entries().map(([key, units]) => ({ key, units }));
    // In the order of the file, whatever edits came before.
    shared.sort((a, b) => table.indexOf(a.units[0] as Unit) - table.indexOf(b.units[0] as Unit));
    return {
      ...this.#frame,
      refusals: byKind(acrossErrors(this.level)),
      sharedBindings: shared.map(({ key, units }) => ({ key, sites: units.map(unit => topology.newSite(unit)) })),
      noted: [],
      place: (site, path) => {
        const [unit] = sites.get(site.toLowerCase());
        return placeAt(this.#levelsBelow(new SiteView(topology, unit, undefined), recorder), site, path);
      },
      alone: (site, path) => placeAt(this.#levelsOf(sites.get(site.toLowerCase())[0]).hierarchy, site, path),
      report: recorder.report,
    };
  }

  *sitesOf(units: readonly Unit[]): Iterable<Site> {
    for (const unit of units) yield this.topology.newSite(unit);
  }

  get #reads(): FrameReads {
    return this.#alone.reads;
  }

  /** What a part gets beside what every part gets; notes who looks at the frame. */
  #part<Own extends object>(own: Own): Shared & Own {
    const { file, facts, exported, schema, summary, isWhole } = this.#frame;
    return {
      file,
      facts,
      exported,
      schema,
      summary,
      isWhole,
      frame: this.#notingFrame,
      serverParts: this.#frame.serverParts.map(part => new NotingPart(part, () => this.#server, this.#reads)),
      ...own,
    };
  }

  get #notingFrame(): HostFrame {
    this.#noting ??= this.#makeNotingFrame();
    return this.#noting;
  }

  #makeNotingFrame(): HostFrame {
    const reads = this.#reads;
    const { frame } = this.#frame;
    return {
      get poolsElement() {
        reads.note(READ.lists);
        return frame.poolsElement;
      },
      get sitesElement() {
        reads.note(READ.lists);
        return frame.sitesElement;
      },
      get poolDefaults() {
        reads.note(READ.poolDefaults);
        return frame.poolDefaults;
      },
      get siteDefaults() {
        reads.note(READ.siteDefaults);
        return frame.siteDefaults;
      },
    };
  }

  /** The levels of a site with the files that count there. */
  #withFiles(levels: SiteLevels, recorder: Recorder): Hierarchy {
    // Levels above the sites that look at other files are made anew, and what is read of them is noted by others.
    if (!this.snapshot.hierarchy(this.file).upper) this.#reads.note(READ.all);
    levels.root ??= new SiteRoot(onRead => this.#levelsBelow(levels.view, { onRead }));
    levels.root.tell(recorder);
    return this.#levelsBelow(levels.view, recorder, levels.root.levels);
  }

  #levelsBelow(view: SiteView, { onRead }: Pick<Recorder, 'onRead'>, roots?: Hierarchy): Hierarchy {
    return this.snapshot.freshHierarchy(this.file, view, (uri, found) => onRead({ uri, found }), roots);
  }

  #levelsOf(unit: Unit | undefined): SiteLevels {
    if (!this.#levels || this.#levels.unit !== unit) {
      const view = new SiteView(this.topology, unit, this.#reads);
      this.#levels = { unit, view, hierarchy: this.#alone.with(view), words: new Set(), root: undefined };
    }
    this.#reads.into = this.#levels.words;
    return this.#levels;
  }

  #unitErrors(unit: Unit): RefusalsByKind {
    return byKind(unitErrors(this.level, unit));
  }

  /** The level of the server, whatever the web.config files below it say. */
  get level(): ConfigNode {
    return this.#alone.server;
  }

  get #alone(): Hierarchy {
    return hierarchyAlone(this.snapshot.hierarchy(this.file));
  }

  get #frame(): Shared {
    this.#shared ??= this.#makeFrame();
    return this.#shared;
  }

  /** What sites find that say nothing. Another place each time: what is kept of a place has been read by somebody else. */
  get #server(): Place {
    return placeAt(this.#alone, undefined, '/');
  }

  #makeFrame(): Shared {
    const { file, snapshot, topology } = this;
    const { poolsElement, poolDefaults, sitesElement, siteDefaults } = topology;
    const places: HostPlaces = { place: () => this.#server, alone: () => this.#server };
    const tags = [undefined, ...file.locationsFor('')];
    const { summary } = file.index;
    return {
      file,
      facts: snapshot.hierarchy(file).inputs.facts,
      exported: snapshot.exported,
      schema: snapshot.schema,
      frame: { poolsElement, poolDefaults, sitesElement, siteDefaults },
      serverParts: tags.map((tag): HostPart => hostPart(places, file, tag)),
      summary,
      isWhole: file.declarations.size > 0 || summary.hasPools,
    };
  }
}

/** A part of the frame that notes which sections are read in it. Which parts there are is known to every check. */
class NotingPart implements HostPart {
  #place: Place | undefined;

  constructor(
    readonly part: HostPart,
    readonly makePlace: () => Place,
    readonly reads: FrameReads,
  ) {}

  get file(): ConfigFile {
    return this.part.file;
  }

  get tag(): LocationTag | undefined {
    return this.part.tag;
  }

  get target(): PartTarget {
    return this.part.target;
  }

  elements(section: SectionPath): readonly XmlElement[] {
    this.reads.note(section);
    return this.part.elements(section);
  }

  place(): Place {
    return this.alone();
  }

  alone(): Place {
    this.#place ??= this.makePlace();
    return this.#place;
  }

  node(): ConfigNode {
    return this.alone().node;
  }
}
