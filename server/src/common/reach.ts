import { canonicalUri, windowsPathOfUri } from '../core/analysis';
import { isInside } from './resolve-uri';

/** Plain data that reaches other threads. */
export interface ReachData {
  readonly hosts: readonly string[];
  readonly places: readonly string[];
  readonly roots: readonly string[];
  /** Folders outside of which nothing is touched, whoever names it; without them there is no such limit. */
  readonly fence?: readonly string[];
}

/**
 * What may be touched. A path in a file must not make this machine contact another one: Windows logs on to whatever host
 * a UNC path names, and hands over what an attacker needs to guess the password. Hosts are reached that the user has
 * allowed or has opened something on; devices never.
 *
 * Folders count for local files: links and `..` must not lead out of them (node/links.ts).
 */
export class Reach {
  readonly #hosts = new Set<string>();
  /** Schemes with their authorities, as `vscode-vfs://github`, from which the user has opened something. */
  readonly #places = new Set<string>();
  readonly #roots = new Set<string>();
  readonly #blocked = new Set<string>();
  readonly #fence: readonly string[] | undefined;
  /** Hears once of every host that was not contacted. */
  onBlocked: (host: string) => void = () => undefined;

  constructor(data?: ReachData) {
    for (const host of data?.hosts ?? []) this.#hosts.add(host);
    for (const place of data?.places ?? []) this.#places.add(place);
    for (const root of data?.roots ?? []) this.#roots.add(root);
    this.#fence = data?.fence?.map(canonicalUri);
  }

  get data(): ReachData {
    const data = { hosts: [...this.#hosts], places: [...this.#places], roots: [...this.#roots] };
    return this.#fence ? { ...data, fence: this.#fence } : data;
  }

  /** Folders and files at hand; where there are none, nothing limits local files. */
  get roots(): ReadonlySet<string> {
    return this.#roots;
  }

  /** What the user names or opens: its host may be contacted, and what lies below it may be read. */
  open(uri: string): void {
    if (this.isFencedOff(uri)) return;
    const { host } = target(uri);
    if (host !== undefined) this.#hosts.add(host);
    this.#places.add(placeOf(uri));
    this.add(uri);
  }

  /** A folder or file at hand, without a permission to contact its host. */
  add(uri: string): void {
    if (this.isFencedOff(uri)) return;
    this.#roots.add(canonicalUri(uri));
  }

  allowHosts(hosts: readonly string[]): void {
    for (const host of hosts) {
      const name = hostName(host);
      this.#hosts.add(name);
      this.#blocked.delete(name);
    }
  }

  contains(uri: string): boolean {
    return [...this.#roots].some(root => isInside(uri, root));
  }

  /** Whether a URI lies outside of the only folders that may be touched. */
  isFencedOff(uri: string): boolean {
    const canonical = canonicalUri(uri);
    return this.#fence?.every(folder => !isInside(canonical, folder)) ?? false;
  }

  /** Why a URI must not be touched, to complete "it cannot be read: …"; undefined where it may. */
  objectionTo(uri: string): string | undefined {
    const { scheme, host, device } = target(uri);
    if (device) return 'it is a device path';
    if (scheme !== 'file')
      return this.#places.has(placeOf(uri)) ? undefined : `nothing of the workspace lies in ${scheme}:`;
    if (this.isFencedOff(uri)) return 'it lies outside of the folders that may be read';
    if (host === undefined || this.#hosts.has(host)) return undefined;
    if (!this.#blocked.has(host)) {
      this.#blocked.add(host);
      this.onBlocked(host);
    }
    return `it is on ${host}, which is not contacted unasked (whoiis.allowedUncHosts, --allow-unc)`;
  }
}

interface Target {
  readonly scheme: string;
  /** The machine that a file lies on; undefined for this one. */
  readonly host: string | undefined;
  readonly device: boolean;
}

function target(uri: string): Target {
  const [, scheme = '', authority = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([\s\S]*)$/i.exec(uri) ?? [];
  const lower = scheme.toLowerCase();
  if (lower !== 'file') return { scheme: lower, host: undefined, device: false };
  // `file:////host/share` and `file:///%5C%5Chost` mean the same on Windows as `file://host/share`.
  const path = windowsPathOfUri(uri) ?? decoded(rest).replace(/\//g, '\\');
  const share = decoded(/^\\{2,}([^\\]+)/.exec(path)?.[1] ?? authority);
  const isDevice = /^[?.]+$/.test(share);
  const host = share === '' || isDevice ? undefined : hostName(share);
  return { scheme: lower, host: host === 'localhost' ? undefined : host, device: isDevice };
}

/** `fs01@SSL` and `fs01@8080` ask the same machine by another protocol. */
function hostName(host: string): string {
  return host
    .trim()
    .replace(/^[\\/]+|[\\/].*$/g, '')
    .replace(/@.*$/, '')
    .toLowerCase();
}

function placeOf(uri: string): string {
  return /^[a-z][a-z0-9+.-]*:(\/\/[^/?#]*)?/i.exec(uri)?.[0].toLowerCase() ?? '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
