import { accountName, type Identity } from './account';
import { commandLine, type Program, type Shell, value } from './shell/command-line';
import { parentWindowsPath } from './windows-path';

/** Rights as icacls abbreviates them. */
export type SimpleRight = 'R' | 'RX' | '(R,W)' | 'M' | 'F';

export interface Grant {
  /** As icacls takes it, e.g. `IIS AppPool\Shop`, `IUSR`, `DOMAIN\MACHINE$`. */
  readonly account: string;
  /** Windows path, without a trailing separator but for a drive root. */
  readonly path: string;
  /** Folders hand the right on to what is in them; files cannot. */
  readonly isFolder: boolean;
  readonly right: SimpleRight;
}

/** The name that icacls and permission dialogs of this machine take; undefined where the account is not one fixed name. */
export function aclName(identity: Identity): string | undefined {
  switch (identity.kind) {
    case 'virtualAccount':
      return `IIS AppPool\\${identity.pool}`;
    case 'builtIn':
      return identity.account;
    default:
      return accountName(identity);
  }
}

const ICACLS: Program = { cmd: 'icacls', PowerShell: 'icacls' };

/**
 * The icacls command that grants an account a right, ready to paste (icacls documentation). Undefined where the shell or
 * icacls would read another account or path out of it.
 */
export function icaclsGrant(shell: Shell, { account, path, isFolder, right }: Grant): string | undefined {
  if (!isReadAsWritten(account, path)) return undefined;
  // PowerShell reads parentheses as an expression, cmd does not: there the account alone is quoted.
  const granted = value(account, `:${isFolder ? '(OI)(CI)' : ''}${right}`);
  return commandLine(shell, ICACLS, [value(path), '/grant', granted]);
}

/**
 * Commands that keep the access list of a folder or file in a file of the temporary folder, and put it back (icacls
 * documentation). Saved paths are relative to the folder above, by which they are put back. Undefined where the shell or
 * icacls would read another path out of it, and for the root of a drive or share.
 */
export function icaclsKeep(
  shell: Shell,
  path: string,
  name: string,
): { readonly save: string; readonly restore: string } | undefined {
  const above = parentWindowsPath(path);
  if (above === undefined || !isReadAsWritten('', path)) return undefined;
  const file = shell === 'cmd' ? `"%TEMP%\\${name}"` : `"$env:TEMP\\${name}"`;
  const save = commandLine(shell, ICACLS, [value(path), '/save', file]);
  const restore = commandLine(shell, ICACLS, [value(above), '/restore', file]);
  return save === undefined || restore === undefined ? undefined : { save, restore };
}

/** icacls takes what stands behind a colon for rights, `*` for a SID or for many files, `/` for an option. */
function isReadAsWritten(account: string, path: string): boolean {
  return !/^[*/]|:/.test(account) && !/^\/|[*?]/.test(path.replace(/^\\\\\?\\/, ''));
}
