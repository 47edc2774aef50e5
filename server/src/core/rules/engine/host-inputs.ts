import type { ConfigFile } from '../../config/files/config-file';
import { declaredNames } from '../../config/files/declared-section';
import type { DeclaredNames } from '../../config/files/meaning';
import type { FrameUnit } from '../../config/files/units';
import type { SchemaRegistry } from '../../schema/registry';
import type { Snapshot } from '../../workspace/snapshot';
import type { Rule } from './rule';

/**
 * What all findings in a host configuration are derived from beside the part that they are about. The same object as
 * long as nothing of it has changed, so that one comparison tells.
 */
export class HostInputs {
  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(readonly values: readonly unknown[]) {}

  static of(snapshot: Snapshot, file: ConfigFile, rules: readonly Rule[]): HostInputs {
    const { table, summary } = file.index;
    const hierarchy = snapshot.hierarchy(file);
    // machine.config and the root web.config are asked for here, each time.
    const { facts, machine, rootWeb } = hierarchy.inputs;
    const declared = declaredNames(hierarchy.server);
    const values = [
      summary,
      snapshot.settings,
      snapshot.schema,
      rules,
      machine,
      rootWeb,
      // The other facts are settings.
      facts.host,
      ...table.frameUnits.flatMap(each => (counts(each, snapshot.schema, declared) ? each.unit : [])),
    ];
    const { shared } = table.frame;
    const known = shared.inputs;
    const isSame = (last: HostInputs): boolean =>
      last.values.length === values.length && last.values.every((value, index) => value === values[index]);
    if (known instanceof HostInputs && isSame(known)) return known;
    const inputs = new HostInputs(values);
    shared.inputs = inputs;
    return inputs;
  }
}

/** False for an element that means nothing to pools, sites and tags: a name that is not finished yet, for instance. */
function counts({ unit, container, name }: FrameUnit, schema: SchemaRegistry, declared: DeclaredNames): boolean {
  if (unit.kind !== 'frame' || name === 'configSections') return true;
  switch (container) {
    case 'applicationPools':
    case 'sites':
      return schema.section(`system.applicationHost/${container}`)?.elements.has(name) ?? true;
    case 'configuration':
      return isKnown(name);
    case 'system.applicationHost':
      return isKnown(`${container}/${name}`);
    default:
      return true;
  }

  function isKnown(path: string): boolean {
    return (
      schema.section(path) !== undefined ||
      schema.knownUnvalidated(path) ||
      schema.isGroup(path) ||
      declared.isSection(path) ||
      declared.isGroup(path)
    );
  }
}
