import { FULL_CONTROL, MODIFY, READ_EXECUTE } from '../windows/access-rights';
import type { Exported, ShareEntry } from './exported';
import { type JsonRow, jsonRows, numberIn, textIn } from './json-rows';

/** `Get-SmbShareAccess … | ConvertTo-Json` (A29); enumerations come as numbers or as names. */
export function parseShareAccess(text: string): Exported<ShareEntry> {
  const { rows, problems } = jsonRows(text);
  const entries: ShareEntry[] = [];
  const more: string[] = [];
  for (const row of rows) {
    const share = textIn(row, 'Name');
    const account = textIn(row, 'AccountName');
    if (share === undefined || account === undefined) more.push('a row has no share or no account');
    else {
      const effect = effectOf(row);
      if (effect === undefined) more.push(`an entry of the share ${share} neither allows nor denies`);
      entries.push({ share, account, effect: effect ?? 'allow', mask: effect === undefined ? null : maskOf(row) });
    }
  }
  return { rows: entries, problems: [...problems, ...more] };
}

export function isShareAccess(text: string): boolean {
  return /"AccessRight"/i.test(text.slice(0, 5000)) && /"AccountName"/i.test(text.slice(0, 5000));
}

/** AccessControlType: Allow 0, Deny 1. */
export function effectOf(row: JsonRow): 'allow' | 'deny' | undefined {
  const type = numberIn(row, 'AccessControlType')?.toString() ?? textIn(row, 'AccessControlType') ?? '';
  return /^(allow|0)$/i.test(type) ? 'allow' : /^(deny|1)$/i.test(type) ? 'deny' : undefined;
}

const RIGHTS: ReadonlyMap<string, number> = new Map([
  ['full', FULL_CONTROL],
  ['0', FULL_CONTROL],
  ['change', MODIFY],
  ['1', MODIFY],
  ['read', READ_EXECUTE],
  ['2', READ_EXECUTE],
]);

function maskOf(row: JsonRow): number | null {
  const right = numberIn(row, 'AccessRight')?.toString() ?? textIn(row, 'AccessRight') ?? '';
  return RIGHTS.get(right.toLowerCase()) ?? null;
}
