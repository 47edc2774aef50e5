import { mergeSettings } from '../common/merge-settings';
import { readSettings } from '../common/read-settings';
import { resolveUri } from '../common/resolve-uri';
import { settle } from '../common/settle';
import { type Snapshot, topology, type WorkspaceSettings } from '../core/analysis';
import type { ServerQuestion } from '../protocol/questions';
import type { Scope } from './scope';
import type { Session } from './session';

/** What a question may say about the server. */
const FACTS = ['host', 'iisVersion', 'domainJoined', 'machineName', 'domainName'] as const;

/**
 * The answer to a question like those of the command line, after everything that it rests on has been loaded;
 * undefined in a session without any file or folder. `hostConfig` is the URI of the one that the question names.
 */
export async function answerQuestion<T>(
  session: Session,
  question: ServerQuestion,
  compute: (snapshot: Snapshot, hostConfig: string | undefined) => T,
): Promise<T | undefined> {
  const hostConfig = question.hostConfig === undefined ? undefined : resolveUri('file:///', question.hostConfig);
  const named = question.textDocument?.uri ?? hostConfig;
  const scope = await (named === undefined ? scopeOfSite(session, question.site) : session.scopeOf(named));
  if (!scope) return undefined;
  const facts = factsOf(question);
  return settle(
    {
      get snapshot() {
        return withFacts(scope.snapshot, facts);
      },
      load: uris => scope.load(uris),
    },
    snapshot => compute(snapshot, hostConfig),
  );
}

/** The first scope whose host configurations define the site; without a site, that has a host configuration. */
async function scopeOfSite(session: Session, site: string | undefined): Promise<Scope | undefined> {
  const scopes = await session.allScopes();
  for (const scope of scopes) {
    const hosts = await settle(scope, topology);
    const names = hosts.flatMap(host => host.sites.map(({ name }) => name.toLowerCase()));
    if (site === undefined ? hosts.length > 0 : names.includes(site.toLowerCase())) return scope;
  }
  return scopes[0];
}

/** Values that cannot be used count as not given. */
function factsOf(question: ServerQuestion): Partial<WorkspaceSettings> {
  const { layer } = readSettings(question, 'file:///');
  const decided = mergeSettings([layer], { hostConfigCandidates: [], windowsFiles: false });
  const given = FACTS.filter(fact => layer[fact] !== undefined);
  return Object.fromEntries(given.map(fact => [fact, decided[fact]]));
}

function withFacts(snapshot: Snapshot, facts: Partial<WorkspaceSettings>): Snapshot {
  return Object.keys(facts).length === 0 ? snapshot : snapshot.withSettings({ ...snapshot.settings, ...facts });
}
