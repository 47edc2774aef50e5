import path from 'node:path';
import { Option } from 'commander';
import { factsLayer } from '../common/facts-layer';
import type { SettingsLayer } from '../common/merge-settings';
import { readMapping } from '../common/path-mappings';
import { ServerExports } from '../core/analysis';
import { readFailure } from '../node/disk';
import { type FactFolder, readFactFiles } from '../node/fact-files';
import { fileUri } from '../node/file-uri';
import type { FactsOptions } from './facts-options';
import { CliError, type CliIo, complain } from './io';
import { collect } from './option-values';

/** What `--facts` leads to. */
export interface GivenFacts {
  readonly exports: ServerExports | undefined;
  /** Below all settings that somebody made: what the server tells of itself, and where the collector put its files. */
  readonly layer: SettingsLayer;
  /** URI of the host configuration that the collector copied. */
  readonly hostConfig: string | undefined;
}

export const NO_FACTS_GIVEN: GivenFacts = { exports: undefined, layer: {}, hostConfig: undefined };

export function factsOptions(): Option[] {
  return [
    new Option(
      '--facts <path>',
      'folder of the collector, or a file of icacls, Get-Acl or secedit; repeatable',
    ).argParser(collect),
    new Option('--acl-base <path>', 'folder to which the paths of icacls files belong'),
  ];
}

export async function readGivenFacts({ facts = [], aclBase }: FactsOptions, io: CliIo): Promise<GivenFacts> {
  if (facts.length === 0) return NO_FACTS_GIVEN;
  const read = await Promise.all(facts.map(name => exportsAt(name, io)));
  const files = read.flatMap(each => each.files);
  const hostConfig = read.find(each => each.hostConfig !== undefined)?.hostConfig;
  const pathMappings = read.flatMap(({ mappings }) =>
    mappings.flatMap(text => readMapping(text, fileUri(io.cwd)) ?? []),
  );
  return {
    exports: new ServerExports(files, aclBase),
    layer: { ...factsLayer(files), ...(pathMappings.length > 0 && { pathMappings }) },
    hostConfig: hostConfig && fileUri(hostConfig),
  };
}

/** A folder without exports is told; what depends on them is unknown then, as with any other that is missing. */
async function exportsAt(name: string, io: CliIo): Promise<FactFolder> {
  const found = await readFactFiles([path.resolve(io.cwd, name)]).catch(error => {
    throw new CliError(`--facts ${name}: ${readFailure(error)}`);
  });
  if (found.files.length === 0) complain(io, `--facts ${name}: there is no export in this folder`);
  return found;
}
