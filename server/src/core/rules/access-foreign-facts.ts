import { foreignFacts } from '../access/whose-facts';
import { hostRule } from './engine/rule';

export const accessForeignFacts = hostRule({
  id: 'access-foreign-facts',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The facts at hand are of another server than the configuration.',
  why: 'What they say of accounts and rights does not hold here, so that nothing is told of it. They are of another server, or older than the pools: collect facts on the server of this configuration.',
  messages: {
    foreign: ({ why }: { why: string }) => `${why}: they are not used`,
  },
  more: count => `; the same holds for ${count === 1 ? 'one more site' : `${count} more sites`}`,
  onlyWellFormed: true,
  site({ site, exported, facts, report }) {
    if (!exported || facts.host !== 'iis') return;
    const why = foreignFacts(exported, facts, site);
    if (why !== undefined)
      report({ message: 'foreign', data: { why }, at: site.element.attribute('name')?.valueSpan ?? site.at.span });
  },
});
