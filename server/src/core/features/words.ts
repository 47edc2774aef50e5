import type { ServerFacts } from '../config/base/server-facts';
import type { HandlerKind } from '../identity/base/query';

/** What a handler kind does, as the first column of a table. */
export const KIND_WORDS: Readonly<Record<HandlerKind, string>> = {
  static: 'static files',
  defaultDocument: 'default document',
  directoryBrowse: 'directory listing',
  ssi: 'server-side includes',
  asp: 'classic ASP',
  'asp-onend': 'ASP OnEnd events',
  aspnet: 'ASP.NET code',
  'aspnet-session-sql': 'session state in SQL Server',
  'aspnet-temp': 'Temporary ASP.NET Files',
  aspnetcore: 'ASP.NET Core code',
  'php-fastcgi': 'PHP scripts',
  cgi: 'CGI programs',
  isapi: 'ISAPI extensions',
  wcf: 'WCF services',
  httpPlatform: 'the HttpPlatformHandler process',
  iisnode: 'Node.js code',
  webdav: 'WebDAV',
  ftp: 'FTP',
  'rewrite-check': 'URL Rewrite file checks',
  'webconfig-read': 'reading web.config',
  'http-log': 'request logs',
  'frt-log': 'failed-request logs',
  'stdout-log': 'stdout log',
  'dataprotection-keys': 'Data Protection keys',
  'compression-cache': 'compression cache',
};

/** An account in a sentence or a table cell: built-in accounts without their authority, unknowns in words. */
export function accountWords(account: string | null, facts: ServerFacts): string {
  if (account === null) return 'nobody';
  if (account.startsWith('unknown: ')) return account.slice('unknown: '.length);
  switch (account) {
    case '<authenticated user>':
      return 'the visitor who logged on';
    case '<interactive user>':
      return 'the user who started IIS Express';
    case '<machine account>':
      return facts.machineName ? `DOMAIN\\${facts.machineName}$` : 'DOMAIN\\MACHINE$';
    default:
      return account.replace(/^NT AUTHORITY\\/, '');
  }
}

export function isUnknown(account: string | null): boolean {
  return account?.startsWith('unknown: ') ?? false;
}

/** The name to type into a permission dialog or a command; undefined where the account is not one fixed name. */
export function aclName(account: string | null): string | undefined {
  if (account === null || isUnknown(account) || account.startsWith('<')) return undefined;
  if (account.startsWith('IIS APPPOOL\\')) return `IIS AppPool\\${account.slice('IIS APPPOOL\\'.length)}`;
  return account.replace(/^NT AUTHORITY\\/, '');
}

/** A sentence of the resolver with its canonical strings in words. */
export function sentenceWords(text: string, facts: ServerFacts): string {
  return text.replace(/<(?:machine account|authenticated user|interactive user)>/g, account =>
    accountWords(account, facts),
  );
}

/** Text for Markdown outside of code spans: nothing of it becomes markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&').replace(/\r?\n/g, ' ');
}

/** A code span that holds any text, in a table cell too. */
export function code(text: string): string {
  const oneLine = text.replace(/\r?\n/g, ' ').replace(/\|/g, '\\|');
  return oneLine.includes('`') ? `\`\` ${oneLine} \`\`` : `\`${oneLine}\``;
}
