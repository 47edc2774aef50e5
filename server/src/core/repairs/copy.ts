import { type Grant, icaclsGrant, type Shell } from '../windows/icacls';
import type { Fix } from '../workspace/fix';

/** A command for a terminal; it changes no file and nothing is run. */
export function copy(title: string, copyText: string): Fix {
  return { title, safety: 'review', edits: [], copyText };
}

const SHELLS: readonly Shell[] = ['cmd', 'PowerShell'];

/** icacls commands that give an account read and execute, the least that a site needs: one for each shell. */
export function copyIcacls(grant: Omit<Grant, 'right'>, on = ''): readonly Fix[] {
  return SHELLS.map(shell =>
    copy(`Copy icacls command for ${grant.account}${on} (${shell})`, icaclsGrant(shell, { ...grant, right: 'RX' })),
  );
}
