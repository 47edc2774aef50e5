import { memo } from '../../base/memo';
import { type Origin, textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { bySection } from '../../config/values/effective-section';
import type { EffectiveEntry } from '../../config/values/effective-values';
import { attributeOf } from '../../config/values/effective-values';
import { moduleLists } from '../base/module-lists';
import { listOf, textIn } from '../base/read-values';

export const HANDLERS_SECTION = 'system.webServer/handlers';

/** One entry of `handlers`, as far as the choice of a handler needs it (O75 to O79). */
export interface HandlerEntry {
  readonly name: string;
  readonly path: string;
  /** Upper case; `*` for all. */
  readonly verbs: readonly string[];
  /** Native modules, asked one after the other (O91); lower case. */
  readonly modules: readonly string[];
  /** As written, for people. */
  readonly moduleNames: readonly string[];
  /** `''` for a native entry. */
  readonly type: string;
  readonly scriptProcessor: string;
  readonly preConditions: readonly string[];
  readonly resourceType: 'file' | 'directory' | 'either' | 'unspecified';
  readonly requireAccess: string;
  readonly allowPathInfo: boolean;
  readonly at: Origin;
  readonly entry: EffectiveEntry;
}

export interface HandlerList {
  readonly entries: readonly HandlerEntry[];
  /** Rights of `accessPolicy` in lower case; undefined where it cannot be known. */
  readonly policy: ReadonlySet<string> | undefined;
  /** True where the loaded files hold the whole list: the host's own, or everything behind a `<clear />` (O4). */
  readonly complete: boolean;
  readonly at: Origin | undefined;
}

/** The list of a place, read once. */
export const handlerList = memo((place: Place): HandlerList => {
  const { written, ...list } = ownList(place.node);
  // The default of the schema is Read; an excerpt may leave out what every server writes.
  const policy = written.kind === 'set' || moduleLists(place).global.complete ? textOf(written) : undefined;
  return { ...list, policy: policy === undefined ? undefined : rightsOf(policy) };
});

const ownList = bySection(HANDLERS_SECTION, section => ({
  entries: (section.collection ?? []).map(readEntry),
  complete:
    section.unknown === undefined &&
    section.uses.some(use => {
      if (use.opaque !== undefined) return false;
      const children = [...use.content.children()];
      if (children.some(child => child.is('clear'))) return true;
      return (
        use.file.role === 'applicationHost' &&
        children.some(child => child.is('add') && isStatic(child.value('modules')))
      );
    }),
  at: section.written.at(-1),
  /** `accessPolicy`. */
  written: attributeOf(section, 'accessPolicy'),
}));

function isStatic(modules: string | undefined): boolean {
  return listOf(modules).includes('staticfilemodule');
}

/** Flags of `accessPolicy` by number, for files that write them so. */
const RIGHTS: readonly (readonly [number, string])[] = [
  [1, 'read'],
  [2, 'write'],
  [4, 'execute'],
  [16, 'source'],
  [512, 'script'],
];

function rightsOf(text: string): ReadonlySet<string> {
  if (!/^\d+$/.test(text.trim())) return new Set(listOf(text));
  const number = Number(text);
  return new Set(RIGHTS.filter(([bit]) => (number & bit) !== 0).map(([, name]) => name));
}

const readEntry = memo((entry: EffectiveEntry): HandlerEntry => {
  const resource = (textIn(entry, 'resourceType') ?? 'Unspecified').toLowerCase();
  const names = (textIn(entry, 'modules') ?? '').split(',').map(name => name.trim());
  return {
    name: textIn(entry, 'name') ?? '',
    path: textIn(entry, 'path') ?? '',
    verbs: listOf(textIn(entry, 'verb')).map(verb => verb.toUpperCase()),
    modules: names.filter(name => name !== '').map(name => name.toLowerCase()),
    moduleNames: names.filter(name => name !== ''),
    type: (textIn(entry, 'type') ?? '').trim(),
    scriptProcessor: (textIn(entry, 'scriptProcessor') ?? '').trim(),
    preConditions: listOf(textIn(entry, 'preCondition')),
    resourceType: resource === 'file' || resource === 'directory' || resource === 'either' ? resource : 'unspecified',
    requireAccess: (textIn(entry, 'requireAccess') ?? 'Script').toLowerCase(),
    allowPathInfo: textIn(entry, 'allowPathInfo')?.toLowerCase() === 'true',
    at: entry.at,
    entry,
  };
});
