import { booleanText } from '../config/base/value';
import type { Binding, Site } from '../config/files/topology';
import { removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import { hostRule } from './engine/rule';
import { isInternetProtocol, isTemplatedBinding } from './support/binding';
import { inFile, review } from './support/fixes';

export const bindingDuplicate = hostRule({
  id: 'binding-duplicate',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Two sites that start by themselves have the same binding.',
  why: 'An address, port and host name belong to one running site: the other one is stopped as soon as both are to run.',
  messages: {
    taken: ({ binding, site }: { binding: string; site: string }) =>
      `The site "${site}" has the binding ${binding} as well: only one of them can run`,
  },
  check({ file, topology, facts, report }) {
    if (facts.host === 'iisexpress') return;
    const defaults = topology.sitesElement?.child('siteDefaults');
    // Thousands of sites: the map holds what exists anyway.
    const first = new Map<string, Binding>();
    const siteOf = (binding: Binding): Site | undefined => topology.sites.find(site => site.bindings.includes(binding));
    for (const site of topology.sites) {
      for (const binding of site.bindings) {
        const { protocol, information, element } = binding;
        if (!isInternetProtocol(protocol) || information === '' || isTemplatedBinding(information)) continue;
        if (!startsItself([site.element, defaults], protocol)) continue;
        const key = `${protocol} ${information}`.toLowerCase();
        const other = first.get(key);
        if (!other) first.set(key, binding);
        else if (!site.bindings.includes(other))
          report({
            message: 'taken',
            data: { binding: `${protocol} ${information}`, site: siteOf(other)?.name ?? '' },
            at: binding.at.span,
            related: [{ at: other.at, text: 'the same binding' }],
            fixes: () => [review('Remove this binding', inFile(file, removeElement(element)))],
          });
      }
    }
  },
});

/** The site says it, else the defaults. The FTP service has a switch of its own. Both are on by default. */
function startsItself(holders: readonly (XmlElement | undefined)[], protocol: string): boolean {
  const isFtp = /^ftp$/i.test(protocol);
  for (const holder of holders) {
    const text = (isFtp ? holder?.child('ftpServer') : holder)?.value('serverAutoStart');
    if (text !== undefined) return booleanText(text) !== false;
  }
  return true;
}
