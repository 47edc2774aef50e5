import type { ServerFacts } from '../config/base/server-facts';
import { textOf } from '../config/base/value';
import type { Site } from '../config/files/topology';
import { type Facts, isSameServer } from '../facts/facts';

/**
 * Why facts say nothing of a site: they are of another machine, or know none of the pools of the site (A2). Half a sentence,
 * that goes on with what follows from it; undefined where nothing speaks against them.
 */
export function foreignFacts(facts: Facts, server: ServerFacts, site: Site): string | undefined {
  const { machine, computer } = facts.data;
  const known = machine?.name ?? computer ?? 'another server';
  if (!isOfMachine(facts, server))
    return `The facts are of ${known}, and the configuration is that of ${server.machineName}`;
  const own = site.applications.flatMap(({ applicationPool }) => textOf(applicationPool) ?? []);
  return own.length === 0 || own.some(pool => knowsPool(pool, facts))
    ? undefined
    : `The facts of ${known} know none of the pools of ${site.name}`;
}

/** False for facts of a machine that bears another name than the one in the settings. */
export function isOfMachine({ data }: Facts, { machineName }: ServerFacts): boolean {
  return isSameServer(data.machine?.name ?? data.computer, machineName);
}

/** False where the facts list the pools of a server, and that one is not among them. */
export function knowsPool(name: string, { pools }: Facts): boolean {
  return pools.size === 0 || pools.has(name.toLowerCase());
}
