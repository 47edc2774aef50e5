import type { SectionPath, ShapeOf } from '../schema/section-path';
import type { ServerFacts } from './base/server-facts';
import type { UnknownValue, Value } from './base/value';
import type { ConfigFile } from './files/config-file';
import type { SideFile } from './files/file-access';
import type { ConfigNode, Redirection } from './files/hierarchy';
import type { Application, Pool, Site, Topology, VirtualDirectory } from './files/topology';
import type { Refusal } from './refusals/refusal';
import type { EffectiveSection } from './values/effective-values';

/**
 * One request path of one site, with everything the configuration decides there. It is what the identity
 * resolver works on; {@link placeAt} makes it.
 */
export interface Place {
  readonly facts: ServerFacts;
  readonly hostFile: ConfigFile | undefined;
  readonly topology: Topology | undefined;
  /** Set where redirection.config names another host file, which is not at hand: the loaded one is not in use (R9). */
  readonly redirection?: Redirection | undefined;
  /** Undefined where the host configuration does not define the site, or none is loaded. */
  readonly site: Site | undefined;
  /** URL path inside the site, `/`-separated, starts with `/`. */
  readonly path: string;
  /** Longest whole-segment match of the path (R9). */
  readonly application: Application | undefined;
  /** Longest whole-segment match inside the application (R50). */
  readonly virtualDirectory: VirtualDirectory | undefined;
  /** `applicationPool` after the defaults of R9: set, absent or unknown. */
  readonly poolName: Value;
  /** The pool of that name; none where it is not defined. More than one: the name is defined twice. */
  readonly pools: readonly Pool[];
  /** Windows path that the request maps to, `%VAR%` expanded; unknown where a variable is. */
  readonly physicalPath: string | UnknownValue | undefined;
  /** Windows path of the application root; unknown where a variable is. */
  readonly applicationRoot: string | UnknownValue | undefined;
  /** The level of this path, and that of its application's root. */
  readonly node: ConfigNode;
  readonly applicationNode: ConfigNode;
  /** Effective section at the path of this place. */
  section<P extends SectionPath>(path: P): EffectiveSection<ShapeOf<P>>;
  /** Effective section at the root of the application: what application code without a request sees (R43). */
  applicationSection<P extends SectionPath>(path: P): EffectiveSection<ShapeOf<P>>;
  /** Everything in the files of this path that IIS refuses, outermost file first. */
  errors(): readonly Refusal[];
  /** The first of them in one section of the host configuration; much less has to be looked at. */
  hostError(section: string): Refusal | undefined;
  /** web.config files on the way to this path that could not be read, and why; they are taken as absent. */
  unread(): readonly { readonly path: string; readonly reason: string }[];
  sideFile(windowsPath: string): SideFile;
}
