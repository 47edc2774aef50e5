import type { SimpleRight } from './icacls';
import type { Principal } from './principal';
import { type Argument, commandLine, type Program, value } from './shell/command-line';
import { powerShellArgument } from './shell/power-shell';

/** A command in the form of each shell. */
export interface ShellCommand {
  readonly powershell: string;
  /** `null` where cmd has no way to write it. */
  readonly cmd: string | null;
}

/** A value that both shells read the same between double quotes (A61). */
const SAFE = /^[\p{L}\p{N}\s\\:.,\-()*_]*[\p{L}\p{N}).,_-]$/u;

/** Undefined where a value can stand in no command: then there is none rather than another one. */
function command(name: string, args: readonly Argument[]): ShellCommand | undefined {
  const values = args.flatMap(arg => (typeof arg === 'string' ? [] : [arg.text + arg.suffix]));
  if (values.every(text => SAFE.test(text) && !/[\r\n\t]/.test(text))) {
    const text = args.map(arg => (typeof arg === 'string' ? arg : `"${arg.text}${arg.suffix}"`)).join(' ');
    return { powershell: `${name} ${text}`, cmd: `${name} ${text}` };
  }
  const program: Program = { cmd: name, PowerShell: name };
  const powershell = commandLine('PowerShell', program, args);
  return powershell === undefined ? undefined : { powershell, cmd: commandLine('cmd', program, args) ?? null };
}

/** icacls takes what stands behind a colon for rights, `/` for an option, `*` for many files or in front of a SID. */
function isReadAsWritten(path: string, trustee: string): boolean {
  const isSid = /^\*S-1-[0-9-]+$/.test(trustee);
  return (isSid || !/^[*/]|:/.test(trustee)) && !/^\/|[*?]/.test(path.replace(/^\\\\\?\\/, ''));
}

function icacls(path: string, trustee: string, option: string, entry = ''): ShellCommand | undefined {
  return isReadAsWritten(path, trustee)
    ? command('icacls', [value(path), option, ...(trustee === '' ? [] : [value(trustee, entry)])])
    : undefined;
}

/** An account as icacls takes it whatever the language of the server: `*S-1-…` where the SID is known (A61). */
export function icaclsTrustee({ name, sid }: Principal): string {
  return sid === undefined ? name : `*${sid}`;
}

/** Flags and right of an entry as icacls takes them; only folders hand something down. */
export function entryText(isFolder: boolean, right: SimpleRight): string {
  return `:${isFolder ? '(OI)(CI)' : ''}${right}`;
}

export function icaclsGrantTo(path: string, trustee: string, entry: string): ShellCommand | undefined {
  return icacls(path, trustee, '/grant', entry);
}

/** Takes entries that allow (`g`) or deny (`d`) away from an object (icacls documentation). */
export function icaclsRemove(path: string, trustee: string, kind: 'g' | 'd'): ShellCommand | undefined {
  return icacls(path, trustee, `/remove:${kind}`);
}

/** Gives an object the list that its folder hands down, in the place of its own. */
export function icaclsReset(path: string): ShellCommand | undefined {
  return icacls(path, '', '/reset');
}

/** Lets the folder hand its entries down to an object that is protected from that, or makes them entries of its own. */
export function icaclsInheritance(path: string, to: 'e' | 'd'): ShellCommand | undefined {
  return icacls(path, '', `/inheritance:${to}`);
}

export function clearReadOnly(path: string): ShellCommand | undefined {
  return command('attrib', ['-r', value(path)]);
}

/** Starts the Windows Process Activation Service anew, with what depends on it: every site is down meanwhile. */
export const RESTART_WAS: ShellCommand = {
  powershell: 'net stop was /y; net start w3svc',
  cmd: 'net stop was /y & net start w3svc',
};

/** `userName` of the anonymous user at a site or application (appcmd); empty for the account of the pool. */
export function setAnonymousUser(location: string, userName: '' | 'IUSR'): ShellCommand | undefined {
  const appcmd: Program = {
    cmd: '%windir%\\system32\\inetsrv\\appcmd.exe',
    PowerShell: '& "$env:windir\\system32\\inetsrv\\appcmd.exe"',
  };
  const section = '-section:system.webServer/security/authentication/anonymousAuthentication';
  const name = `-userName:${userName === '' ? '""' : userName}`;
  const args = ['set', 'config', value(location), section, name, '-commit:apphost'];
  const powershell = commandLine('PowerShell', appcmd, args);
  return powershell === undefined ? undefined : { powershell, cmd: commandLine('cmd', appcmd, args) ?? null };
}

/** Permissions of a share, run on the file server (SmbShare module); a command of PowerShell alone. */
export function grantShare(share: string, account: string, right: 'Read' | 'Change' | 'Full'): string | undefined {
  return shareCommand('Grant-SmbShareAccess', share, account, ` -AccessRight ${right}`);
}

export function revokeShare(share: string, account: string): string | undefined {
  return shareCommand('Revoke-SmbShareAccess', share, account, '');
}

function shareCommand(name: string, share: string, account: string, more: string): string | undefined {
  const [of, who] = [powerShellArgument(share), powerShellArgument(account)];
  return of === undefined || who === undefined ? undefined : `${name} -Name ${of} -AccountName ${who}${more} -Force`;
}
