import type { SectionSchema } from './types';

/** True for a version of IIS later than `iisVersion`. What an extension brings has other numbers, and builds of one version are not told apart. */
export function isLater(since: string | undefined, iisVersion: string): boolean {
  const version = /^IIS (?<number>\d+\.\d+)/.exec(since ?? '')?.groups?.number;
  return version !== undefined && Number(version) > Number(iisVersion);
}

/**
 * Sections that a download brought to servers older than the one that has them in the box: "Application Initialization
 * Module for IIS 7.5" of iis.net, and "Using Dynamic IP Restrictions" of Microsoft's documentation (IIS 7.0 and above).
 */
const DOWNLOADS: ReadonlySet<string> = new Set([
  'system.webServer/applicationInitialization',
  'system.webServer/security/dynamicIpSecurity',
]);

/** True for a section that came with a later version of IIS, and that no server of the version knows (O38). */
export function isLaterSection({ path, reader, since }: SectionSchema, iisVersion: string): boolean {
  return reader === 'iis' && isLater(since, iisVersion) && !DOWNLOADS.has(path);
}
