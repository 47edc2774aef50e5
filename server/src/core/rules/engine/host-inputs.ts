import type { ConfigFile } from '../../config/files/config-file';
import { declaredNames } from '../../config/files/declared-section';
import type { DeclaredNames } from '../../config/files/meaning';
import type { FrameUnit, UnitTable } from '../../config/files/units';
import { entrySchemasOf } from '../../config/refusals/host-errors';
import type { SchemaRegistry } from '../../schema/registry';
import type { Snapshot } from '../../workspace/snapshot';
import type { FrameTexts } from './frame-texts';
import type { Rule } from './rule';

/**
 * What findings in a host configuration are derived from beside the part that they are about. The same object as long
 * as nothing of it has changed, so that one comparison tells. `whole` has everything; `base` is what each part reads of
 * the frame in any case: what else a part has read of it, it remembers itself ({@link FrameTexts}).
 */
export class HostInputs {
  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(readonly values: readonly unknown[]) {}

  /** Equal for versions in which the whole frame is equal. */
  static whole(snapshot: Snapshot, file: ConfigFile, rules: readonly Rule[]): HostInputs {
    const { table } = file.index;
    const declared = declaredNames(snapshot.hierarchy(file).server);
    const frame = table.frameUnits.flatMap(each => (counts(each, snapshot.schema, declared) ? each.unit : []));
    const kept = keptOf(table);
    kept.whole = sameOr(kept.whole, [...besideFrame(snapshot, file, rules), ...frame]);
    return kept.whole;
  }

  static base(snapshot: Snapshot, file: ConfigFile, rules: readonly Rule[], texts: FrameTexts): HostInputs {
    const { server } = snapshot.hierarchy(file);
    const kept = keptOf(file.index.table);
    kept.base = sameOr(kept.base, [...besideFrame(snapshot, file, rules), ...entrySchemasOf(server), ...texts.always]);
    return kept.base;
  }

  static from(values: readonly unknown[]): HostInputs {
    return new HostInputs(values);
  }
}

function besideFrame(snapshot: Snapshot, file: ConfigFile, rules: readonly Rule[]): readonly unknown[] {
  // machine.config and the root web.config are asked for here, each time.
  const { facts, machine, rootWeb } = snapshot.hierarchy(file).inputs;
  // The other facts are settings.
  return [
    file.index.summary,
    snapshot.settings,
    snapshot.schema,
    snapshot.exported,
    rules,
    machine,
    rootWeb,
    facts.host,
  ];
}

function sameOr(known: HostInputs | undefined, values: readonly unknown[]): HostInputs {
  const isSame =
    known?.values.length === values.length && known.values.every((value, index) => value === values[index]);
  return isSame && known ? known : HostInputs.from(values);
}

/** For all versions of the file. */
class KeptInputs {
  whole: HostInputs | undefined;
  base: HostInputs | undefined;
}

function keptOf({ frame: { shared } }: UnitTable): KeptInputs {
  if (shared.inputs instanceof KeptInputs) return shared.inputs;
  const kept = new KeptInputs();
  shared.inputs = kept;
  return kept;
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
