import { hostRule } from './engine/rule';
import { bindingParts, isTemplatedBinding } from './support/binding';

export const bindingWithoutHost = hostRule({
  id: 'binding-without-host',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis'],
  summary: 'A site answers to every host name.',
  why: 'It can be found by its address alone, and by names that an attacker points at it (DNS rebinding). The benchmark asks for a host name in every binding.',
  messages: {
    none: ({ binding }: { binding: string }) =>
      `The binding ${binding} has no host name: the site answers to every name`,
  },
  site({ site, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const binding of site.bindings) {
      if (!/^https?$/i.test(binding.protocol.trim()) || isTemplatedBinding(binding.information)) continue;
      if (bindingParts(binding)?.host.text !== '') continue;
      report({
        message: 'none',
        data: { binding: `${binding.protocol} ${binding.information}` },
        at: binding.element.attribute('bindingInformation')?.valueSpan ?? binding.at.span,
      });
    }
  },
});
