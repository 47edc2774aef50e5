import type { XmlElement } from '../../xml/tree';

export const SITE = 'system.applicationHost/sites/site';

/** The number behind the highest one that another site has: ids are unique on a server. */
export function nextSiteId(sites: XmlElement | undefined, except?: XmlElement): string {
  let highest = 0;
  for (let site = sites?.firstChild; site; site = site.nextSibling)
    if (site !== except && site.is('site')) highest = Math.max(highest, Number(site.value('id')) || 0);
  return String(highest + 1);
}
