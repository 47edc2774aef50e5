import { hasHidden } from '../../base/hidden-characters';

/**
 * T-SQL that lets a Windows account log on to SQL Server, ready to paste; undefined for a name with hidden characters.
 * In a delimited identifier `]` alone means something, and doubled stands for itself (T-SQL: Database identifiers).
 */
export function createLogin(account: string): string | undefined {
  return account === '' || hasHidden(account)
    ? undefined
    : `CREATE LOGIN [${account.replaceAll(']', ']]')}] FROM WINDOWS;`;
}
