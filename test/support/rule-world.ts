import {
  type Finding,
  findings,
  readServerSchema,
  type Snapshot,
  type WorkspaceSettings,
} from '../../server/src/core/analysis';
import { settle, workspaceOf } from './memory';
import { filesOf, type GivenFile, type Scenario, windowsPathOf } from './rule-scenario';

/** How the text of a scenario is written to files. */
export interface Variant {
  readonly name: string;
  write(text: string): string;
}

export const PLAIN: Variant = { name: 'LF', write: text => text };
export const VARIANTS: readonly Variant[] = [
  PLAIN,
  { name: 'CRLF', write: text => text.replace(/\n/g, '\r\n') },
  { name: 'a byte order mark', write: text => `\uFEFF${text}` },
];

export interface World {
  readonly snapshot: Snapshot;
  readonly files: readonly GivenFile[];
  /** What the helper has put into the host configuration. */
  readonly placed: string;
}

export function worldOf(scenario: Scenario, variant: Variant): World {
  const files = filesOf(scenario);
  const texts: Record<string, string> = {};
  for (const file of files) texts[windowsPathOf(file.name)] = variant.write(file.text);
  const placed = placing(files);
  const host = texts['applicationHost.config'];
  if (placed !== '') {
    texts['applicationHost.config'] =
      host === undefined
        ? `<configuration>${placed}</configuration>`
        : host.replace(/<\/configuration>\s*$/, `${placed}$&`);
  }
  return { snapshot: loaded(withSchema(workspaceOf(texts, settingsOf(scenario)), scenario)), files, placed };
}

function withSchema(snapshot: Snapshot, { sections }: Scenario): Snapshot {
  const files = sections.flatMap(({ header, body }) => {
    const name = /^schema (\S+)$/.exec(header)?.[1];
    return name === undefined ? [] : [{ uri: `file:///C:/Windows/System32/inetsrv/config/schema/${name}`, text: body }];
  });
  return files.length === 0 ? snapshot : snapshot.withServerSchema(readServerSchema(files).schema);
}

function settingsOf(scenario: Scenario): Partial<WorkspaceSettings> {
  const section = scenario.sections.find(({ header }) => header === 'settings');
  return section ? JSON.parse(section.body) : {};
}

/** Pools and sites for the files with `site="…"`; nothing where the host configuration has sites of its own. */
function placing(files: readonly GivenFile[]): string {
  if (files.some(file => file.name === 'applicationHost.config' && file.text.includes('<sites'))) return '';
  const sites = new Map<string, string[]>();
  for (const { name, site, app } of files) {
    if (site === undefined) continue;
    const folder = windowsPathOf(name).replace(/\\[^\\]*$/, '');
    const application = `<application path="${app}" applicationPool="Pool"><virtualDirectory path="/" physicalPath="${folder}" /></application>`;
    sites.set(site, [...(sites.get(site) ?? []), application]);
  }
  if (sites.size === 0) return '';
  const list = [...sites].map(
    ([name, apps], index) => `<site name="${name}" id="${index + 1}">${apps.join('')}</site>`,
  );
  return `<system.applicationHost><applicationPools><add name="Pool" /></applicationPools><sites>${list.join('')}</sites></system.applicationHost>`;
}

/** Everything that the findings of the given files ask for is looked for once. */
export function loaded(snapshot: Snapshot): Snapshot {
  return settle(snapshot, current => {
    for (const uri of current.entries.keys()) check(current, uri);
  }).snapshot;
}

export function check(snapshot: Snapshot, uri: string): readonly Finding[] {
  return findings(snapshot, uri, (rule, error) => {
    throw new Error(`the rule ${rule} is broken`, { cause: error });
  });
}
