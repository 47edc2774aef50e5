import { standardDeclaration } from '../../schema/declarations';
import type { Origin } from '../base/value';
import type { OverrideMode } from './config-file';
import type { ConfigNode } from './hierarchy';
import type { DeclaredNames } from './meaning';

/** What is known of the declaration of a section on the way down to one level. */
export interface Declared {
  /** False where every file on the way is complete and none declares it. */
  readonly declared: boolean;
  readonly overrideMode: OverrideMode;
  /** `AppHostOnly`, `MachineOnly`, `MachineToWebRoot`, `MachineToApplication`, `Everywhere`, … */
  readonly allowDefinition: string;
  readonly allowLocation: boolean;
  /** The declaring element; undefined where the standard table speaks. */
  readonly at: Origin | undefined;
  /** False where the standard table speaks of a section that servers differ on. */
  readonly certain: boolean;
}

/**
 * Whether a section with this `allowDefinition` may stand in no web.config of a site (R73). `MachineToRootWeb` is how an
 * article on delegation spells it; files and IAppHostSectionDefinition have `MachineToWebRoot`.
 */
export const isOfServerAlone = (allowDefinition: string): boolean =>
  ['MachineOnly', 'MachineToWebRoot', 'MachineToRootWeb', 'AppHostOnly'].includes(allowDefinition);

const known = new WeakMap<ConfigNode, Map<string, Declared>>();

/** The declaration that binds the file of `level`: the innermost one above or in it. Looked up once a level. */
export function declaredAt(section: string, level: ConfigNode): Declared {
  let declared = known.get(level);
  if (!declared) {
    declared = new Map();
    known.set(level, declared);
  }
  let found = declared.get(section);
  if (!found) {
    found = findDeclaration(section, level);
    declared.set(section, found);
  }
  return found;
}

function findDeclaration(section: string, level: ConfigNode): Declared {
  for (let node: ConfigNode | undefined = level; node; node = node.parent) {
    const found = node.file?.declarations.get(section);
    if (!found) continue;
    return {
      declared: true,
      overrideMode: found.overrideModeDefault ?? 'Allow',
      allowDefinition: found.allowDefinition ?? 'Everywhere',
      allowLocation: found.allowLocation,
      at: found.at,
      certain: true,
    };
  }
  const dotNet = level.schema.isReadByDotNet(section);
  const host = level.chain().find(node => node.file?.role === 'applicationHost')?.file;
  if (!dotNet && host?.isComplete) return { ...OPEN, declared: false };
  const standard = standardDeclaration(
    dotNet ? 'netfx' : level.hostKind,
    section,
    level.hierarchy.inputs.facts.iisVersion,
  );
  if (!standard) return { ...OPEN, declared: dotNet || !host?.isComplete };
  return {
    declared: true,
    // An excerpt does not tell whether the server unlocks handlers and modules (R73): treated as unlocked, not certain.
    overrideMode: standard.rootUnlock === 'never' ? standard.overrideModeDefault : 'Allow',
    allowDefinition: standard.allowDefinition,
    allowLocation: true,
    at: undefined,
    certain: host !== undefined && standard.rootUnlock !== 'installed',
  };
}

/** What the files on the way down to a level declare, its own included. */
export function declaredNames(level: ConfigNode): DeclaredNames {
  const declaring = level
    .chain()
    .flatMap(({ file }) => (file && (file.declarations.size > 0 || file.declaredGroups.size > 0) ? [file] : []));
  return {
    isSection: path => declaring.some(file => file.declarations.has(path)),
    isGroup: path => declaring.some(file => file.declaredGroups.has(path)),
  };
}

const OPEN: Declared = {
  declared: true,
  overrideMode: 'Allow',
  allowDefinition: 'Everywhere',
  allowLocation: true,
  at: undefined,
  certain: true,
};
