import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { isHostConfig } from '../common/is-host-config';
import { mergeSettings, type Settings, type SettingsLayer } from '../common/merge-settings';
import { placesIn } from '../common/places-in';
import { findProjectFile, PROJECT_FILE, type ProjectFile } from '../common/project-file';
import { readSettings } from '../common/read-settings';
import { parentUri } from '../common/resolve-uri';
import { SchemaFolders } from '../common/schema-folders';
import { canonicalUri, joinUri, roleBySettings, uriKey, uriName, uriPath } from '../core/analysis';
import { notificationText } from '../protocol/notification-text';
import { settingsOf } from './client-features';
import type { Files } from './files';
import type { Scope, ScopeSettings } from './scope';
import type { FactFolder } from './server-host';
import type { SessionParts } from './session-parts';
import { settingsToTell } from './settings-to-tell';

/** A client that does not answer must not keep everything waiting. */
const CONFIGURATION_TIMEOUT_MS = 3000;

/** Settings of a scope: project file, then the editor's, and the host configurations that there are. */
export class SettingsReader {
  readonly #session: SessionParts;
  readonly #files: Files;
  #pushed: Readonly<Record<string, unknown>>;
  readonly #schemas: SchemaFolders;
  readonly #discovered = new Map<string, Promise<readonly string[]>>();
  readonly #complaints = new Set<string>();
  /** Project files that were read, what they extend, and files of facts. */
  readonly #projectFiles = new Set<string>();
  /** Call it when requests to the client are allowed: after `initialized`. */
  readonly start: () => void;
  readonly #started: Promise<void>;

  constructor(session: SessionParts, files: Files) {
    this.#session = session;
    this.#files = files;
    this.#pushed = session.features.settings;
    this.#schemas = new SchemaFolders(files);
    let start = (): void => undefined;
    this.#started = new Promise(resolve => {
      start = resolve;
    });
    this.start = start;
  }

  /** Settings that came with a notification, from a client that is not asked for them. */
  push(settings: unknown): void {
    if (!this.#session.features.configuration) this.#pushed = settingsOf(settings);
  }

  /** Host configurations appeared or disappeared: look for them anew. */
  rediscover(): void {
    this.#discovered.clear();
  }

  /** Whether settings come from this file. */
  reads(uri: string): boolean {
    return uriName(uri).toLowerCase() === PROJECT_FILE || this.#projectFiles.has(uriKey(uri));
  }

  async read(
    scope: Scope,
    folders: readonly string[],
  ): Promise<{ settings: ScopeSettings; projectFiles: readonly string[] }> {
    await this.#started;
    const { host } = this.#session;
    const [raw, project, found, machineSchemas, pathMappings] = await Promise.all([
      this.#ofClient(scope),
      this.#files.reads(scope.start) ? findProjectFile(this.#files, scope.start, undefined) : undefined,
      this.#discover(scope, folders),
      this.#once('schemas', () => host.discoverSchemas()),
      host.discoverMappings(),
    ]);
    const base = scope.folder ?? scope.start;
    const { layer, problems } = readSettings(raw, base);
    for (const problem of problems) this.#complain(`settings: ${problem}`);
    if (project) this.#complainAbout(project);
    // What a client sends, somebody has set; editors that know the defaults leave them out (docs/protocol.md).
    const given = [...(project ? [project.layer] : []), layer];
    const facts = await this.#facts(given, folders);
    const surroundings = {
      hostConfigCandidates: [] as readonly string[],
      windowsFiles: host.windowsFiles(base),
      folders: [...new Set([...folders, scope.start])],
    };
    const decided = mergeSettings([{ pathMappings }, ...(facts ? [facts.layer] : []), ...given], surroundings);
    const candidates = this.#candidates(decided, found);
    const settings = { ...decided, hostConfigCandidates: [...candidates.keys()] };
    this.#files.reach.allowHosts(settings.allowedUncHosts);
    for (const place of placesIn(settings)) this.#files.reach.add(place);
    for (const { from, to } of settings.pathMappings)
      if (this.#files.reads(to) && !(await this.#files.list(to)))
        this.#complain(`the path mapping of ${from} leads nowhere: there is no folder ${uriPath(to)}`);
    const schema = await this.#schemas.read([...machineSchemas, ...settings.schemaFolders]);
    for (const { uri, message } of schema.problems) this.#complain(`${uri}: ${message}`);
    const projectFiles = [...(project ? [project.uri, ...project.extended] : []), ...(facts?.uris ?? [])];
    for (const uri of projectFiles) this.#projectFiles.add(uriKey(uri));
    this.#session.activity.say(
      scope.start,
      settingsToTell(scope.start, {
        settings,
        candidates,
        project: project?.uri,
        facts: facts?.uris[0] && parentUri(facts.uris[0]),
        layer,
      }),
    );
    return { settings: { settings, schema: schema.schema, exports: facts?.exports }, projectFiles };
  }

  /** The facts in the folder of the setting, else in one of the workspace that bears the name of the collector's. */
  async #facts(layers: readonly SettingsLayer[], folders: readonly string[]): Promise<FactFolder | undefined> {
    const { host } = this.#session;
    const named = layers.flatMap(({ facts }) => facts ?? []).at(-1);
    if (named !== undefined) {
      this.#files.reach.add(named);
      const facts = await host.readFacts(named);
      if (!facts) this.#complain(`the setting facts leads nowhere: there is no folder ${uriPath(named)}`);
      return facts;
    }
    for (const folder of folders) {
      const names = this.#files.reads(folder) ? ((await host.list(folder)) ?? []) : [];
      const found = names
        .filter(name => /^whoiis-facts-/i.test(name))
        .sort()
        .at(-1);
      if (found !== undefined) return host.readFacts(joinUri(folder, found));
    }
    return undefined;
  }

  /** The folder of the nearest project file between the document and the start of `scope`, else that start. */
  async nearestStart(uri: string, scope: Scope): Promise<string> {
    const folder = parentUri(uri);
    if (folder === undefined || folder === scope.start || !this.#files.reads(uri)) return scope.start;
    const project = await findProjectFile(this.#files, folder, scope.start);
    return (project && parentUri(project.uri)) ?? scope.start;
  }

  async #ofClient(scope: Scope): Promise<Readonly<Record<string, unknown>>> {
    const { connection, features } = this.#session;
    if (!features.configuration) return this.#pushed;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const answer: unknown = await Promise.race([
        connection.workspace.getConfiguration({ scopeUri: scope.folder ?? scope.start, section: 'whoiis' }),
        new Promise(resolve => {
          timer = setTimeout(resolve, CONFIGURATION_TIMEOUT_MS, undefined);
        }),
      ]);
      // Neovim answers with nothing where the user configured nothing.
      return answer ? settingsOf(answer) : this.#pushed;
    } catch (error) {
      this.#session.log('asking for settings', error);
      return this.#pushed;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Host configurations on the disk, best first: the workspace's, then the user's and the machine's. */
  async #discover(
    { folder, start }: Scope,
    folders: readonly string[],
  ): Promise<{ readonly around: readonly string[]; readonly machine: readonly string[] }> {
    const around =
      folder === undefined
        ? [this.#once(`above ${start}`, () => this.#files.discoverAbove(start))]
        : [folder, ...folders.filter(other => other !== folder)].map(each =>
            this.#once(`below ${each}`, () => this.#files.discoverBelow(each)),
          );
    const [found, machine] = await Promise.all([
      Promise.all(around),
      this.#once('machine', () => this.#session.host.discoverMachine()),
    ]);
    return { around: found.flat(), machine };
  }

  /** With what is open between them; each with the reason why it is there. */
  #candidates(
    settings: Settings,
    { around, machine }: { readonly around: readonly string[]; readonly machine: readonly string[] },
  ): ReadonlyMap<string, string> {
    const candidates = new Map<string, string>();
    const add = (uris: readonly string[], why: string): void => {
      for (const uri of uris.map(canonicalUri)) if (!candidates.has(uri)) candidates.set(uri, why);
    };
    const open = this.#session.documents.all().map(({ uri }) => uri);
    add(around, 'found in the workspace');
    add(open.filter(isHostConfig), 'open');
    add(
      open.filter(uri => roleBySettings(settings, uri) === 'applicationHost'),
      'open, and one by the setting files',
    );
    add(machine, 'of the user or of this machine');
    return candidates;
  }

  #once(key: string, discover: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const known = this.#discovered.get(key);
    if (known) return known;
    const found = discover().catch((error): readonly string[] => {
      this.#session.log('looking for host configurations and schemas', error);
      return [];
    });
    this.#discovered.set(key, found);
    return found;
  }

  #complainAbout({ uri, problems }: ProjectFile): void {
    for (const problem of problems)
      this.#complain(`${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))} in ${parentUri(uri)}: ${problem}`);
  }

  /** Each message once: settings are read again and again. */
  #complain(message: string): void {
    if (this.#complaints.has(message)) return;
    this.#complaints.add(message);
    // Not `window.showWarningMessage`, which is a request and waits for a button.
    void this.#session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: notificationText(`WhoIIS: ${message}`),
    });
  }
}
