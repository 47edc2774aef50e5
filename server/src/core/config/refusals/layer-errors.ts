import type { ConfigFile } from '../files/config-file';
import type { ConfigNode } from '../files/hierarchy';
import { MergedElement } from '../values/merged-element';
import type { SectionLayer } from '../values/section-layer';
import { type Hosted, hostedSection } from './hosted';
import { elementErrors, layerErrors } from './merge-errors';
import { readerOf } from './reader';
import type { Refusal } from './refusal';

/** Refusals inside a section as it is merged at a level, of all files on the way. */
export function mergeErrorsAt(level: ConfigNode, path: string): readonly Refusal[] {
  return level
    .section(path)
    .layers()
    .flatMap(layer => errorsOf(level, layer));
}

/** As {@link mergeErrorsAt}, of what one file adds at this very level. */
export function ownMergeErrors(file: ConfigFile, level: ConfigNode, path: string): readonly Refusal[] {
  const errors: Refusal[] = [];
  for (const layer of layersOf(file, level, path))
    for (const refusal of errorsOf(level, layer)) if (refusal.at.file === file.uri) errors.push(refusal);
  return errors;
}

/** True where pools or sites stand in several lists, so that their merging looks at every single one. */
export function mergesEntries(server: ConfigNode, hosted: Hosted): boolean {
  const layer = server.section(hosted.section);
  return layer.uses.length > 0 && !isOneList(server, layer, hosted);
}

/** What a file adds to a section at a level; twice where it is the file of an outer level as well. */
function* layersOf(file: ConfigFile, level: ConfigNode, path: string): Iterable<SectionLayer> {
  for (let layer: SectionLayer | undefined = level.section(path); layer; layer = layer.outer) {
    const [use] = layer.own;
    if (use?.level !== level) return;
    if (use.file === file) yield layer;
  }
}

/** Found once: the layers of the server are those of every level below it. */
function errorsOf({ hierarchy: { server } }: ConfigNode, layer: SectionLayer): readonly Refusal[] {
  let known = found.get(layer);
  if (!known) {
    const hosted = hostedSection(layer.path);
    // A list of thousands of entries is not merged to find nothing.
    known =
      hosted && isOneList(server, layer, hosted)
        ? errorsBeside(server, layer, hosted)
        : layerErrors(layer, readerOf(server.schema, layer.path));
    found.set(layer, known);
  }
  return known;
}

/** A layer belongs to the levels below one server, which decides the rest. */
const found = new WeakMap<SectionLayer, readonly Refusal[]>();

/** True for the one list of pools or sites, to which no other file or place adds. */
function isOneList(server: ConfigNode, { uses }: SectionLayer, { element }: Hosted): boolean {
  const list = server.file?.role === 'applicationHost' ? server.file.index.table.container(element) : undefined;
  return uses.length === 1 && list?.equals(uses[0]?.content) === true;
}

/** Entries of one element are never merged with each other; what stands beside them may be written twice. */
function errorsBeside(
  server: ConfigNode,
  { path, schema, own }: SectionLayer,
  { element }: Hosted,
): readonly Refusal[] {
  const { file } = server;
  const [use] = own;
  if (!file || !use || !schema) return [];
  const beside = file.index.table.childrenBeside(element);
  const reader = readerOf(server.schema, path);
  return [...schema.elements].flatMap(([name, child]) => {
    const pieces = beside
      .filter(other => other.is(name))
      .map(other => ({ element: other, file, owner: file, level: server, opaque: use.opaque, reader }));
    return pieces.length === 0 ? [] : elementErrors(path, new MergedElement(name, child, pieces, undefined), reader);
  });
}
