/** T-SQL that lets a Windows account log on to SQL Server; ready to paste. */
export function createLogin(account: string): string {
  return `CREATE LOGIN [${account.replace(/\]/g, ']]')}] FROM WINDOWS;`;
}
