import { placeAt } from '../../config/make-place';
import type { Place } from '../../config/place';
import { hasModule, type ModuleList, moduleLists } from '../../identity/base/module-lists';
import type { Trail } from '../../identity/base/step';
import { mayRunManaged } from '../../identity/handlers/managed-engine';
import { type PoolMode, poolMode } from '../../identity/handlers/pool-mode';
import { parseUrl, type RequestUrl } from '../../identity/handlers/url';
import type { WorkerProcess } from '../../identity/process/pool';
import { Scene } from '../../identity/scene';

/**
 * One request on its way through the stages: the place, the URL and what the lists of the server say. Each list is read
 * once, when a stage first wants it.
 */
export class Request {
  readonly url: RequestUrl;
  readonly verb: string;
  #mode: PoolMode | undefined;
  #mayRunManaged: boolean | undefined;

  constructor(
    readonly scene: Scene,
    url: string,
  ) {
    this.url = parseUrl(url);
    this.verb = (scene.query.verb ?? (scene.query.handlerKind === 'webdav' ? 'PUT' : 'GET')).toUpperCase();
  }

  /** The request as it goes on at another URL of the site, with what is configured there (O52). */
  at(url: string): Request {
    const { place, scene } = this;
    const target = placeAt(place.node.hierarchy, place.site?.name, parseUrl(url).path);
    return new Request(new Scene(target, scene.query, scene.managed), url);
  }

  get place(): Place {
    return this.scene.place;
  }

  get process(): WorkerProcess {
    return this.scene.process;
  }

  get trail(): Trail {
    return this.scene.trail;
  }

  get mode(): PoolMode {
    this.#mode ??= poolMode(this.place, this.process);
    return this.#mode;
  }

  /** False where no managed code runs in the worker, so that nothing of system.web is read (O94, O111). */
  get mayRunManaged(): boolean {
    this.#mayRunManaged ??= mayRunManaged(this.place, this.mode);
    return this.#mayRunManaged;
  }

  get globalModules(): ModuleList {
    return moduleLists(this.place).global;
  }

  get modules(): ModuleList {
    return moduleLists(this.place).enabled;
  }

  /** True where a native module works here, false where it surely does not, undefined where nobody can say (O90, O4). */
  has(module: string): boolean | undefined {
    return hasModule(this.place, module);
  }

  /** True where the host configuration is a whole one: an excerpt leaves out what its point does not need (O4). */
  get isWholeHost(): boolean {
    return this.globalModules.complete;
  }

  /** Protocols of the site's bindings that carry HTTP; undefined where the loaded files do not show them all. */
  get schemes(): ReadonlySet<string> | undefined {
    const { site } = this.place;
    if (!site || site.bindings.length === 0 || !this.isWholeHost) return undefined;
    return new Set(site.bindings.map(binding => binding.protocol.toLowerCase()).filter(name => /^https?$/.test(name)));
  }
}
