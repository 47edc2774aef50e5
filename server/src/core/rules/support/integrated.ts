import type { Origin } from '../../config/base/value';
import { booleanOf, textOf } from '../../config/base/value';
import { elementsBelow } from '../../config/files/elements-at-path';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { lacksModule } from '../../identity/base/modules';
import { Trail } from '../../identity/base/step';
import { integratedModeFailure } from '../../identity/code/integrated-mode';
import { handlerList } from '../../identity/handlers/handler-list';
import { poolModeAt, preConditionsHold } from '../../identity/handlers/pool-mode';
import { workerProcess } from '../../identity/process/pool';
import { nameOf } from '../../outcome/modules/aspnetcore';
import type { SectionPath } from '../../schema/section-path';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { Part } from '../../workspace/parts';
import { insertBefore, insertChild, setAttribute } from '../../xml/edits';
import type { XmlElement } from '../../xml/tree';
import type { FileEdits, Fix } from '../engine/finding';
import { type Messages, type PlaceContext, placeRule, type Rule, type RuleMeta } from '../engine/rule';
import { applicationsBelow } from './applications-below';
import { inFile, review } from './fixes';
import { keepToItself } from './keep-to-itself';
import { containerFor, removeSection, setInPart, withEmptyGroups } from './section-edits';

const VALIDATION = 'system.webServer/validation';
const SWITCH = 'validateIntegratedModeConfiguration';

/** How entries of Classic mode become entries of Integrated mode. */
export interface Migration {
  /** Section of the native configuration. */
  readonly section: SectionPath;
  /** The entry there; `taken` has the names in use, in lower case. Undefined where it cannot be told. */
  entry(old: XmlElement, taken: ReadonlySet<string>): { readonly name: string; readonly markup: string } | undefined;
}

interface IntegratedMessages extends Messages {
  readonly refused: (data: { pool: string }) => string;
  readonly below: (data: { child: string; pool: string }) => string;
  readonly perhaps: (data: Record<string, never>) => string;
}

type IntegratedMeta<I extends string> = Pick<
  RuleMeta<IntegratedMessages, I>,
  'id' | 'summary' | 'why' | 'iis' | 'messages'
>;

/** A rule about a list of ASP.NET that only Classic mode honours and that Integrated mode refuses (R45). */
export function integratedRule<I extends string>(
  spec: IntegratedMeta<I> & { readonly section: SectionPath; readonly migration: Migration },
): Rule<I> {
  const { section, migration, ...meta } = spec;
  return placeRule<I, IntegratedMessages>({
    severity: 'error',
    since: '0.1.0',
    ...meta,
    check(context) {
      const { parts, placed, report } = context;
      for (const part of parts) {
        for (const element of part.elements(section)) {
          const entries = addedEntries(element);
          if (entries.length === 0) continue;
          const place = part.place();
          const { pipeline, pool } = workerProcess(place, new Trail());
          if (!isChecked(place) || pipeline === 'Classic' || (placed && pipeline === undefined)) {
            const below = refusedBelow(context, place, element, meta.iis?.status);
            if (below) report({ message: 'below', ...below });
            continue;
          }
          const fixes = () => repairs(part, place, element, entries, migration);
          const at = element.nameSpan;
          // O58: no source tells that a pool without managed code is checked.
          const severity = poolModeAt(place).runtime === '' ? { severity: 'warning' as const } : {};
          if (pool) report({ message: 'refused', data: { pool: pool.name }, at, ...severity, fixes });
          else report({ message: 'perhaps', data: {}, at, severity: 'hint', iis: null, fixes });
        }
      }
    },
  });
}

interface Below {
  readonly data: { readonly child: string; readonly pool: string };
  readonly at: Span;
  readonly related: readonly { readonly at: Origin; readonly text: string }[];
  readonly fixes: () => readonly Fix[];
}

/**
 * The first application below a place that inherits what an element says, and that the check of Integrated mode refuses
 * for it: the place itself may be in a Classic pool, or have the check switched off (R45).
 */
export function refusedBelow(
  context: Pick<PlaceContext<Messages>, 'placed' | 'file' | 'snapshot'>,
  place: Place,
  element: XmlElement,
  status: string | undefined,
): Below | undefined {
  const { file } = context;
  for (const { child, inner } of applicationsBelow(context, place)) {
    const process = workerProcess(inner, new Trail());
    const failure = integratedModeFailure(inner, process, new Trail());
    const { at } = failure ?? {};
    if (!failure?.certain || failure.status !== status || at?.file !== file.uri || !contains(element.span, at.span))
      continue;
    return {
      data: { child: nameOf(child), pool: process.pool?.name ?? '' },
      at: at.span,
      related: [{ at: child.at, text: 'the application that inherits it' }],
      fixes: () => keepToItself(file, element),
    };
  }
  return undefined;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Entries that the element leaves in the list; those of `remove` and `clear` only take away. */
function addedEntries(element: XmlElement): readonly XmlElement[] {
  let entries: XmlElement[] = [];
  for (const child of element.children()) {
    if (child.is('add')) entries.push(child);
    else if (child.is('clear')) entries = [];
    else if (child.is('remove')) entries = entries.filter(entry => !isRemoved(entry, child));
  }
  return entries;
}

/** A module is removed by its name, a handler by verb and path. */
function isRemoved(entry: XmlElement, remove: XmlElement): boolean {
  const names = ['name', 'verb', 'path'].filter(name => remove.attribute(name));
  return names.length > 0 && names.every(name => remove.value(name) === entry.value(name));
}

function isChecked(place: Place): boolean {
  const validation = attributeOf(place.section(VALIDATION), SWITCH);
  if (validation.kind === 'unknown' || booleanOf(validation) === false) return false;
  return !lacksModule(place, 'ConfigurationValidationModule');
}

function repairs(
  part: Part,
  place: Place,
  element: XmlElement,
  entries: readonly XmlElement[],
  migration: Migration,
): readonly Fix[] {
  const off = setInPart(part, VALIDATION, SWITCH, 'false');
  const fixes: Fix[] = [];
  const moved = move(part, place, element, entries, migration);
  if (moved && (!place.site || place.section(migration.section).overrideMode === 'Allow'))
    fixes.push(review(`Move the entries to ${migration.section}`, moved));
  fixes.push(review(`Switch the check off (${SWITCH}="false")`, off));
  return [...fixes, ...toClassic(place)];
}

/** The other mode of the pool, unless a handler of managed code asks for this one: it would fail with 500.21 (O83). */
export function toClassic(place: Place): readonly Fix[] {
  const { pools, hostFile } = place;
  const [pool] = pools;
  if (!pool || !hostFile || pools.length > 1) return [];
  const classic = { ...poolModeAt(place), pipeline: 'Classic' as const };
  const needsIntegrated = handlerList(place).entries.some(
    ({ type, preConditions }) => type !== '' && preConditionsHold(preConditions, classic) !== false,
  );
  if (needsIntegrated) return [];
  const edits = inFile(hostFile, setAttribute(pool.element, 'managedPipelineMode', 'Classic'));
  return [review(`Set the pool "${pool.name}" to Classic mode`, edits)];
}

/** Nothing where an entry of that name exists already: somebody has prepared both modes, and the check is what is left. */
function move(
  part: Part,
  place: Place,
  element: XmlElement,
  entries: readonly XmlElement[],
  { section, entry }: Migration,
): FileEdits | undefined {
  const { file } = part;
  const container = containerFor(part, section);
  const target = place.section(section);
  if (!container || target.unknown !== undefined) return undefined;
  const taken = new Set(
    (target.collection ?? []).map(known => textOf(attributeOf(known, 'name'))?.toLowerCase() ?? ''),
  );
  const lines: string[] = [];
  for (const old of entries) {
    const made = entry(old, taken);
    if (!made || taken.has(made.name.toLowerCase())) return undefined;
    taken.add(made.name.toLowerCase());
    lines.push(made.markup);
  }
  const [group = '', name = ''] = section.split('/');
  const [inner] = elementsBelow(container, section);
  const outer = inner?.parent ?? container.child(group);
  const list = `<${name}>\n${lines.map(line => `  ${line}`).join('\n')}\n</${name}>`;
  const gone = withEmptyGroups(element);
  if (!outer && gone.parent?.equals(container) && !gone.nextSibling)
    return inFile(file, replaced(gone, `<${group}>\n${list.replace(/^/gm, '  ')}\n</${group}>`));
  const added = inner
    ? insertChild(inner, lines.join('\n'), 'last')
    : outer
      ? insertChild(outer, list, 'last')
      : insertChild(container, `<${group}>\n${list.replace(/^/gm, '  ')}\n</${group}>`, 'last');
  return inFile(file, removeSection(element), added);
}

/** One edit in the place of two that would leave a blank line between them. */
function replaced(gone: XmlElement, markup: string): readonly TextEdit[] {
  const text = insertBefore(gone, markup).map(({ newText }) => newText);
  return [{ span: gone.span, newText: text.join('').trimEnd() }];
}
