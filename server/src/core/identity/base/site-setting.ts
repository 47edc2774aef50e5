import { memo } from '../../base/memo';
import { booleanOf, booleanText, type Origin } from '../../config/base/value';
import type { Topology } from '../../config/files/topology';
import type { Site } from '../../config/files/topology-entries';
import type { Place } from '../../config/place';
import { attributeOf, elementOf } from '../../config/values/effective-values';
import { expandVariables } from '../../windows/windows-path';
import type { XmlAttribute, XmlElement } from '../../xml/tree';

/** A written attribute with its place. */
export interface SiteValue {
  readonly text: string;
  readonly at: Origin;
}

/**
 * An attribute of an element inside a site: the site's own, else that of `siteDefaults`. `path` leads from the site to
 * the element, e.g. `ftpServer/security/authentication/basicAuthentication`.
 */
export function siteValue(place: Place, path: string, name: string): SiteValue | undefined {
  for (const element of siteElements(place, path)) {
    const attribute = element.attribute(name);
    if (attribute) return placed(place, attribute);
  }
  return undefined;
}

/** Appearances of an element of the site, the site's own before that of `siteDefaults`. */
export function siteElements(place: Place, path: string): readonly XmlElement[] {
  return holders(place.site, place.topology).flatMap(holder => (holder ? (elementBelow(holder, path) ?? []) : []));
}

/** What was found below the element of a site, which may have thousands of applications to look through. */
const found = memo((_: XmlElement) => new Map<string, XmlElement | undefined>());

function elementBelow(holder: XmlElement, path: string): XmlElement | undefined {
  const known = found(holder);
  if (!known.has(path)) {
    let element: XmlElement | undefined = holder;
    for (const name of path === '' ? [] : path.split('/')) element = element?.child(name);
    known.set(path, element);
  }
  return known.get(path);
}

/** The site itself, then what holds for all sites. */
function holders(site: Site | undefined, topology: Topology | undefined): readonly (XmlElement | undefined)[] {
  return [site?.element, topology?.siteDefaults];
}

function placed(place: Place, attribute: XmlAttribute): SiteValue | undefined {
  const file = place.hostFile;
  return file && { text: attribute.value, at: file.at(attribute.valueSpan) };
}

/** A site whose bindings are all for FTP serves nothing else (O11). */
export function servesHttp({ site }: Place): boolean {
  const bindings = site?.bindings ?? [];
  return bindings.length === 0 || bindings.some(({ protocol }) => !/^ftps?$/i.test(protocol.trim()));
}

/** Where the request log of a site goes. */
export interface SiteLog {
  /** `%VAR%` expanded as far as it can be. */
  readonly directory: string;
  /** As it is written, with its variables. */
  readonly written: string;
  /** The format W3C, the one whose fields and targets can be chosen. */
  readonly w3c: boolean;
  /** A COM module writes the log instead of HTTP.sys. */
  readonly custom: boolean;
  /** What keeps HTTP.sys from writing any file: logging is off, or goes to Event Tracing alone. */
  readonly off: SiteValue | undefined;
  readonly at: Origin | undefined;
}

/** Default of `logFile@directory` and of the central logs in the IIS schema. */
const DEFAULT_LOG_DIRECTORY = '%SystemDrive%\\inetpub\\logs\\LogFiles';

export function siteLog(place: Place): SiteLog {
  const format = siteValue(place, 'logFile', 'logFormat');
  const central = centralLog(place);
  const directory = central ?? siteValue(place, 'logFile', 'directory');
  const path = expandVariables(directory?.text ?? DEFAULT_LOG_DIRECTORY);
  const text = typeof path === 'string' ? path : (directory?.text ?? '');
  const custom = format?.text.toLowerCase() === 'custom';
  return {
    directory: text,
    written: directory?.text ?? DEFAULT_LOG_DIRECTORY,
    w3c: isW3c(format),
    custom,
    off: central ? central.off : switchedOff(place),
    at: custom ? format?.at : directory?.at,
  };
}

/** `logTargetW3C` is a list of flags, by name or number of the schema (File 1, ETW 2), and concerns the format W3C alone. */
function switchedOff(place: Place): SiteValue | undefined {
  const enabled = siteValue(place, 'logFile', 'enabled');
  if (booleanText(enabled?.text) === false) return enabled;
  const target = siteValue(place, 'logFile', 'logTargetW3C');
  if (!target || !isW3c(siteValue(place, 'logFile', 'logFormat'))) return undefined;
  const writesFile = /\bfile\b/i.test(target.text) || (/^\d+$/.test(target.text) && (Number(target.text) & 1) !== 0);
  return writesFile || target.text.trim() === '' ? undefined : target;
}

/** By name, or by the number of the schema; the default. */
function isW3c(format: SiteValue | undefined): boolean {
  return /^(w3c|2)?$/i.test(format?.text.trim() ?? '');
}

interface CentralLog extends SiteValue {
  /** What switches the log of the mode off. A default does not: what an excerpt leaves out is on in the file of every server. */
  readonly off: SiteValue | undefined;
}

/** One log for all sites (`system.applicationHost/log`), where the mode asks for one. */
function centralLog(place: Place): CentralLog | undefined {
  const section = place.section('system.applicationHost/log');
  const mode = attributeOf(section, 'centralLogFileMode');
  if (mode.kind !== 'set') return undefined;
  if (mode.value.toLowerCase() === 'site') return undefined;
  const name = mode.value.toLowerCase() === 'centralbinary' ? 'centralBinaryLogFile' : 'centralW3CLogFile';
  const element = elementOf(section, name);
  const directory = attributeOf(element, 'directory');
  const enabled = attributeOf(element, 'enabled');
  return {
    text: directory.kind === 'set' ? directory.value : DEFAULT_LOG_DIRECTORY,
    at: directory.kind === 'set' ? directory.at : mode.at,
    off: enabled.kind === 'set' && booleanOf(enabled) === false ? { text: enabled.value, at: enabled.at } : undefined,
  };
}

/** Where failed-request traces of the site go, and whether they are on (`traceFailedRequestsLogging`). */
export function failedRequestLog(place: Place): {
  readonly enabled: boolean;
  readonly directory: string;
  /** As it is written, with its variables. */
  readonly written: string;
} {
  const enabled = booleanText(siteValue(place, 'traceFailedRequestsLogging', 'enabled')?.text) ?? false;
  // The default is that of the IIS schema.
  const written =
    siteValue(place, 'traceFailedRequestsLogging', 'directory')?.text ??
    '%SystemDrive%\\inetpub\\logs\\FailedReqLogFiles';
  const path = expandVariables(written);
  return { enabled, directory: typeof path === 'string' ? path : written, written };
}
