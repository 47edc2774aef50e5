import type { Facts } from '../facts/facts';
import { hostRule } from './engine/rule';
import { isOf, knowsPoolsOf } from './support/access-rule';

export const accessForeignFacts = hostRule({
  id: 'access-foreign-facts',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The facts at hand are of another server than the configuration.',
  why: 'What they say of accounts and rights does not hold here, so that nothing is told of it. Collect facts on the server of this configuration.',
  messages: {
    machine: ({ computer, machine }: { computer: string; machine: string }) =>
      `The facts are of ${computer}, and the configuration is that of ${machine}: they are not used`,
    pools: ({ computer, site }: { computer: string; site: string }) =>
      `The facts of ${computer} know none of the pools of ${site}: they are of another server, or older, and are not used`,
  },
  more: count => `; the same holds for ${count === 1 ? 'one more site' : `${count} more sites`}`,
  onlyWellFormed: true,
  site({ site, exported, facts, report }) {
    if (!exported || facts.host !== 'iis') return;
    const at = site.element.attribute('name')?.valueSpan ?? site.at.span;
    const computer = computerOf(exported);
    if (!isOf(exported, facts.machineName))
      report({ message: 'machine', data: { computer, machine: facts.machineName ?? '' }, at });
    else if (!knowsPoolsOf(site, exported)) report({ message: 'pools', data: { computer, site: site.name }, at });
  },
});

function computerOf({ data }: Facts): string {
  return data.machine?.name ?? data.computer ?? 'another server';
}
