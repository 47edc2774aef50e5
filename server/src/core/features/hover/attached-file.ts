import type { Resolution } from '../../answer/resolve';
import type { ServerFacts } from '../../config/base/server-facts';
import { readConnectionString } from '../../identity/reach/connection-string';
import { code, type Line, line, strong } from '../print/block';
import { accountWords } from '../words';

/**
 * Who opens the database file that a connection string attaches: the account of the code where the server runs as its
 * caller, else the service. LocalDB runs under the identity of its user
 * (https://learn.microsoft.com/sql/connect/ado-net/sql/sqlclient-support-localdb), a user instance in the security context
 * of the one who connects (https://learn.microsoft.com/dotnet/framework/data/adonet/sql/sql-server-express-user-instances).
 * A service needs rights of its own
 * (https://learn.microsoft.com/sql/database-engine/configure-windows/configure-file-system-permissions-for-database-engine-access).
 * Of a server that may be another machine nothing is told: the path is none of this one.
 */
export function attachedFile(text: string, resolution: Resolution, facts: ServerFacts): readonly Line[] {
  const { attached, isUserInstance, server, isSqlServer } = readConnectionString(text, facts.machineName);
  if (!attached || !isSqlServer) return [];
  const account = resolution.fileAccessIdentity;
  if (server === 'localdb' || isUserInstance)
    return account.kind === 'none' || account.kind === 'unknown'
      ? []
      : [
          line`The database file ${code(attached)} and its log are opened by ${strong(accountWords(account, facts))} as well, which needs Modify on both and on their folder.`,
        ];
  if (server !== 'local') return [];
  return [
    line`The database file ${code(attached)} and its log are opened by SQL Server, whose service needs rights to them and their folder.`,
  ];
}
