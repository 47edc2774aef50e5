import { type Grant, icaclsGrant } from '../windows/icacls';
import { SHELLS, type Shell } from '../windows/shell/command-line';
import type { Fix } from '../workspace/fix';

/** A command for a terminal; it changes no file and nothing is run. */
export function copy(title: string, copyText: string): Fix {
  return { title, safety: 'review', edits: [], copyText };
}

/**
 * A command for the shell that can write it: first for cmd; `make` gives undefined where a shell cannot. Empty where none
 * can.
 */
export function copyCommand(title: string, make: (shell: Shell) => string | undefined): readonly Fix[] {
  for (const shell of SHELLS) {
    const command = make(shell);
    if (command !== undefined) return [copy(shell === 'cmd' ? title : `${title} (${shell})`, command)];
  }
  return [];
}

/** icacls commands that give an account read and execute, the least that a site needs: one for each shell. */
export function copyIcacls(grant: Omit<Grant, 'right'>, on = ''): readonly Fix[] {
  return SHELLS.flatMap(shell => {
    const command = icaclsGrant(shell, { ...grant, right: 'RX' });
    return command === undefined ? [] : [copy(`Copy icacls command for ${grant.account}${on} (${shell})`, command)];
  });
}
