import { type Grant, icaclsGrant } from '../windows/icacls';
import { SHELLS, type Shell } from '../windows/shell/command-line';
import type { Commands, Fix } from '../workspace/fix';

/** A command for a terminal that is the same in every shell; it changes no file and nothing is run. */
export function copy(title: string, command: string): Fix {
  return { title, safety: 'review', edits: [], commands: { cmd: command, PowerShell: command } };
}

/** A command as each shell writes it; `make` gives undefined where a shell cannot. Empty where none can. */
export function copyCommand(title: string, make: (shell: Shell) => string | undefined): readonly Fix[] {
  const commands: { [S in Shell]?: string } = {};
  for (const shell of SHELLS) {
    const command = make(shell);
    if (command !== undefined) commands[shell] = command;
  }
  return Object.keys(commands).length === 0 ? [] : [{ title, safety: 'review', edits: [], commands }];
}

/**
 * icacls commands that give accounts read and execute, the least that a site needs; together, one a line, so that a menu
 * has one entry.
 */
export function copyIcacls(grants: readonly Omit<Grant, 'right'>[]): readonly Fix[] {
  const [first] = grants;
  if (!first) return [];
  const accounts = [...new Set(grants.map(({ account }) => account))];
  const names = accounts.length > 2 ? `${accounts.length} accounts` : accounts.join(' and ');
  const isOneFolder = grants.every(({ path }) => path.toLowerCase() === first.path.toLowerCase());
  const where = isOneFolder ? '' : ' to each folder';
  return copyCommand(`Copy command that grants ${names} read access${where} (icacls)`, shell => {
    const lines = grants.map(grant => icaclsGrant(shell, { ...grant, right: 'RX' }));
    return lines.includes(undefined) ? undefined : lines.join('\n');
  });
}

/** The command for the shell that the user has chosen, else for the other one. */
export function commandFor(
  commands: Commands,
  shell: Shell,
): { readonly shell: Shell; readonly text: string } | undefined {
  for (const each of [shell, ...SHELLS]) {
    const text = commands[each];
    if (text !== undefined) return { shell: each, text };
  }
  return undefined;
}
