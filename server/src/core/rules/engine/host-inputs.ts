import type { ConfigFile } from '../../config/files/config-file';
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
    const { frame } = file.index.table;
    // machine.config and the root web.config are asked for here, each time.
    const { facts, machine, rootWeb } = snapshot.hierarchy(file).inputs;
    const values = [
      frame,
      file.index.summary,
      snapshot.settings,
      snapshot.schema,
      rules,
      machine,
      rootWeb,
      // The other facts are settings.
      facts.host,
    ];
    const known = frame.inputs;
    if (known instanceof HostInputs && known.values.every((value, index) => value === values[index])) return known;
    const inputs = new HostInputs(values);
    frame.inputs = inputs;
    return inputs;
  }
}
