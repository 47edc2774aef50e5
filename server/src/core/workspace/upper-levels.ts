import { memo } from '../base/memo';
import type { ConfigFile } from '../config/files/config-file';
import type { FileAccess } from '../config/files/file-access';
import { Hierarchy, type HierarchyInputs } from '../config/files/hierarchy';
import { mayNameFile } from '../config/files/host-facts';

/** No web.config, no `configSource`: nothing is asked for, nothing is missed. */
export const NO_FILES: FileAccess = {
  webConfig: () => undefined,
  unreadable: () => undefined,
  source: () => 'unread',
  sideFile: windowsPath => ({ kind: 'unknown', reason: `the file ${windowsPath}` }),
};

type Above = Omit<HierarchyInputs, 'files'>;

/**
 * The levels above all sites, which snapshots hand on: somebody who types in a web.config changes nothing about them.
 * They are taken over as long as all that they are made of is the same. What is kept here decides no answer.
 */
export class UpperLevels {
  readonly #byHost = new Map<string, Hierarchy>();

  /** A hierarchy over these inputs; its levels of sites are new. */
  hierarchy(inputs: HierarchyInputs): Hierarchy {
    const key = inputs.host?.uri ?? '';
    const files = [inputs.machine, inputs.rootWeb, inputs.host];
    // Other files are nobody's business here: those would have to be the same as well.
    if (files.some(file => file && readsOthers(file))) return new Hierarchy(inputs);
    let alone = this.#byHost.get(key);
    if (!alone || !isSame(alone.inputs, inputs)) {
      alone = new Hierarchy({ ...inputs, files: NO_FILES });
      this.#byHost.set(key, alone);
    }
    return new Hierarchy(inputs, alone);
  }
}

function isSame(a: Above, b: Above): boolean {
  return (
    a.machine === b.machine &&
    a.rootWeb === b.rootWeb &&
    a.host === b.host &&
    a.topology === b.topology &&
    a.schema === b.schema &&
    a.facts.host === b.facts.host &&
    a.facts.iisVersion === b.facts.iisVersion &&
    a.facts.domainJoined === b.facts.domainJoined &&
    a.facts.machineName === b.facts.machineName &&
    a.facts.domainName === b.facts.domainName &&
    a.facts.absentModules === b.facts.absentModules
  );
}

/** True where a section that counts for the whole server may lie in a file of its own. */
const readsOthers = memo((file: ConfigFile): boolean => {
  const root = file.configuration;
  if (!root) return false;
  if (file.role !== 'applicationHost') return mayNameFile(root);
  return file.top
    .filter(element => !element.is('system.applicationHost'))
    .concat(file.locationsFor('').map(tag => tag.element))
    .some(mayNameFile);
});
