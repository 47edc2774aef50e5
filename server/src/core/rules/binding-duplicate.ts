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
  across({ file, frame, sharedBindings, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const { key, sites } of sharedBindings) {
      let first: { readonly site: Site; readonly binding: Binding } | undefined;
      for (const site of sites) {
        for (const binding of site.bindings) {
          const { protocol, information, element } = binding;
          if (`${protocol} ${information}`.toLowerCase() !== key) continue;
          if (!isInternetProtocol(protocol) || information === '' || isTemplatedBinding(information)) continue;
          if (!startsItself([site.element, frame.siteDefaults], protocol)) continue;
          if (!first) first = { site, binding };
          else if (site !== first.site)
            report({
              message: 'taken',
              data: { binding: `${protocol} ${information}`, site: first.site.name },
              at: binding.at.span,
              related: [{ at: first.binding.at, text: 'the same binding' }],
              fixes: () => [review('Remove this binding', inFile(file, removeElement(element)))],
            });
        }
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
