/** The collections of a host configuration of which an entry is a unit of its own. */
export const HOSTED = [
  { kind: 'pool', section: 'system.applicationHost/applicationPools', element: 'applicationPools', entry: 'add' },
  { kind: 'site', section: 'system.applicationHost/sites', element: 'sites', entry: 'site' },
] as const;

export type Hosted = (typeof HOSTED)[number];

export function hostedSection(path: string): Hosted | undefined {
  return HOSTED.find(({ section }) => section === path);
}
