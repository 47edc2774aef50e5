import type { Origin } from '../../config/base/value';
import type { Place } from '../../config/place';
import { bySection, type SectionContent } from '../../config/values/effective-section';
import type { EffectiveEntry } from '../../config/values/effective-values';
import { poolModeAt, preConditionsHold } from '../handlers/pool-mode';
import { listOf, textIn } from './read-values';

/** Native modules that the worker loads. */
const GLOBAL_MODULES = 'system.webServer/globalModules';
/** Modules that are switched on at the application, native and managed. */
export const MODULES = 'system.webServer/modules';

/** Modules that every installation has (O98): a list of the server without all of them is an excerpt. */
const EVERYWHERE: readonly string[] = ['staticfilemodule', 'anonymousauthenticationmodule', 'httploggingmodule'];

/** A list of modules as one place sees it, keyed by name without regard to case. */
export interface ModuleList {
  readonly entries: ReadonlyMap<string, EffectiveEntry>;
  /** True where the loaded files hold the server's whole list, so that a missing name is really missing (O4). */
  readonly complete: boolean;
  /** The last place at which the section is written. */
  readonly at: Origin | undefined;
}

function readList(section: SectionContent): ModuleList {
  const entries = new Map<string, EffectiveEntry>();
  for (const entry of section.collection ?? []) {
    const name = textIn(entry, 'name')?.toLowerCase();
    if (name !== undefined && !entries.has(name)) entries.set(name, entry);
  }
  const complete =
    section.unknown === undefined &&
    section.uses.some(
      use =>
        use.file.role === 'applicationHost' &&
        use.opaque === undefined &&
        [...use.content.children()].some(
          child => child.is('add') && EVERYWHERE.includes(child.value('name')?.toLowerCase() ?? ''),
        ),
    );
  return { entries, complete, at: section.written.at(-1) };
}

const globalList = bySection(GLOBAL_MODULES, readList);
const enabledList = bySection(MODULES, readList);

/** False where the pool surely does not load a native module, by the `preCondition` of its entry in `globalModules`. */
export function isForPool(place: Place, entry: EffectiveEntry): boolean {
  const conditions = listOf(textIn(entry, 'preCondition'));
  if (conditions.length === 0) return true;
  return preConditionsHold(conditions, poolModeAt(place)) !== false;
}

/** Both lists of a place. */
export function moduleLists({ node }: Place): { readonly global: ModuleList; readonly enabled: ModuleList } {
  return { global: globalList(node), enabled: enabledList(node) };
}

/** True where a native module works at the place, false where it surely does not, undefined where nobody can say (O90, O4). */
export function hasModule(place: Place, name: string): boolean | undefined {
  const { global, enabled } = moduleLists(place);
  const key = name.toLowerCase();
  if (enabled.complete && !enabled.entries.has(key)) return false;
  const loaded = global.entries.get(key);
  if (!loaded && (global.complete || place.facts.absentModules?.has(key))) return false;
  // O35: a module whose preCondition the pool does not meet is left out.
  if (loaded && !isForPool(place, loaded)) return false;
  return enabled.entries.has(key) && (global.entries.has(key) || global.complete) ? true : undefined;
}
