import { accountName, type Identity } from './account';

/** Where a command is typed; the quoting differs. */
export type Shell = 'cmd' | 'PowerShell';

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

/**
 * The icacls command that grants an account a right, ready to paste (icacls documentation). cmd
 * quotes names with blanks and leaves the flags outside; in PowerShell parentheses stand for expressions, so that the
 * whole argument is quoted.
 */
export function icaclsGrant(shell: Shell, { account, path, isFolder, right }: Grant): string {
  const flags = `:${isFolder ? '(OI)(CI)' : ''}${right}`;
  if (shell === 'PowerShell') return `icacls ${quotePowerShell(path)} /grant ${quotePowerShell(account + flags)}`;
  return `icacls ${quoteCmd(path)} /grant ${/^\w+$/.test(account) ? account : quoteCmd(account)}${flags}`;
}

/** A backslash before the closing quote would escape it, so that a drive root doubles its own. */
function quoteCmd(text: string): string {
  const plain = text.replace(/"/g, '');
  return `"${plain.endsWith('\\') ? `${plain}\\` : plain}"`;
}

/** Between double quotes PowerShell expands `$`; between single quotes it reads every character as it is. */
function quotePowerShell(text: string): string {
  const plain = text.replace(/"/g, '');
  const ended = plain.endsWith('\\') ? `${plain}\\` : plain;
  return /[$`]/.test(ended) ? `'${ended.replace(/'/g, "''")}'` : `"${ended}"`;
}
