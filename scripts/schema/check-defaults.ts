import type { SectionDefaultsFile } from './defaults-file';

const ALLOW_DEFINITION = ['Everywhere', 'MachineOnly', 'MachineToWebRoot', 'MachineToApplication', 'AppHostOnly'];
const OVERRIDE_MODE = ['Allow', 'Deny'];
const HOSTS = ['iis', 'iisexpress', 'netfx'] as const;

/** Problems of `section-defaults.json`: a section twice, an unknown mode, facts of a section that is not declared. */
export function checkDefaults(defaults: SectionDefaultsFile): readonly string[] {
  const problems: string[] = [];
  const modes = (at: string, group: { allowDefinition?: string; overrideModeDefault?: string }) => {
    if (!ALLOW_DEFINITION.includes(group.allowDefinition ?? 'Everywhere'))
      problems.push(`${at}: allowDefinition "${group.allowDefinition}"`);
    if (!OVERRIDE_MODE.includes(group.overrideModeDefault ?? 'Allow'))
      problems.push(`${at}: overrideModeDefault "${group.overrideModeDefault}"`);
  };
  for (const host of HOSTS) {
    const facts = defaults[host];
    if (!facts) {
      problems.push(`${host}: missing`);
      continue;
    }
    const declared = new Set<string>();
    for (const group of facts.declared) {
      modes(host, group);
      for (const section of group.sections) {
        if (declared.has(section)) problems.push(`${host}: "${section}" is declared twice`);
        declared.add(section);
      }
    }
    const named = [facts.optional, facts.varies, facts.lockAttributes, facts.lockItem].flatMap(map =>
      Object.keys(map ?? {}),
    );
    for (const section of [...named, ...Object.values(facts.rootUnlock ?? {}).flat()]) {
      if (!declared.has(section)) problems.push(`${host}: "${section}" is not declared`);
    }
  }
  for (const entry of defaults.older ?? []) {
    if (!/^\d+\.\d$/.test(entry.until)) problems.push(`older: until "${entry.until}"`);
    if (entry.declared !== false) modes('older', entry);
  }
  return problems;
}
