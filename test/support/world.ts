import {
  type Finding,
  readServerSchema,
  ServerExports,
  type Snapshot,
  type WorkspaceSettings,
} from '../../server/src/core/analysis';
import { RULES } from '../../server/src/core/rules/catalogue';
import { checkFile } from '../../server/src/core/rules/check-file';
import type { Rule } from '../../server/src/core/rules/engine/rule';
import { filesOf, type GivenFile, givenIn, type Scenario, windowsPathOf } from './archive';
import { settle, uriOf, workspaceOf } from './memory';
import { WHOLE_SERVER } from './whole-server';

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
  readonly check: Checker;
  readonly variant: Variant;
}

export function worldOf(scenario: Scenario, variant: Variant, check = checkAll): World {
  const files = filesOf(scenario);
  const texts: Record<string, string> = {};
  for (const file of files) {
    const text = file.whole
      ? file.text.replace(/<\/configuration>\s*$/, () => `${WHOLE_SERVER}</configuration>`)
      : file.text;
    texts[windowsPathOf(file.name)] = variant.write(text);
  }
  const placed = placing(files);
  const host = texts['applicationHost.config'];
  if (placed !== '') {
    texts['applicationHost.config'] =
      host === undefined
        ? `<configuration>${placed}</configuration>`
        : host.replace(/<\/configuration>\s*$/, `${placed}$&`);
  }
  return {
    snapshot: loaded(
      edited(withFacts(withSchema(workspaceOf(texts, settingsOf(scenario)), scenario), scenario), scenario, variant),
      check,
    ),
    files,
    placed,
    check,
    variant,
  };
}

/** Files that are open, with another text than the one on the disk. */
function edited(snapshot: Snapshot, { parts }: Scenario, variant: Variant): Snapshot {
  let result = snapshot;
  for (const { header, body } of parts) {
    const name = /^saved (\S+)$/.exec(header)?.[1];
    if (name === undefined) continue;
    const uri = uriOf(windowsPathOf(name));
    const text = snapshot.text(uri) ?? '';
    result = result.withFiles([[uri, { kind: 'text', text, version: 2 }]]).withSaved(uri, variant.write(body));
  }
  return result;
}

function withSchema(snapshot: Snapshot, { parts }: Scenario): Snapshot {
  const files = parts.flatMap(({ header, body }) => {
    const name = /^schema (\S+)$/.exec(header)?.[1];
    return name === undefined ? [] : [{ uri: `file:///C:/Windows/System32/inetsrv/config/schema/${name}`, text: body }];
  });
  return files.length === 0 ? snapshot : snapshot.withServerSchema(readServerSchema(files).schema);
}

/** Exports of the server: an object with the contents of the files by their names. */
function withFacts(snapshot: Snapshot, scenario: Scenario): Snapshot {
  const given: Readonly<Record<string, unknown>> = JSON.parse(givenIn(scenario, 'facts') ?? '{}');
  const files = Object.entries(given).map(([name, value]) => ({
    name,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return files.length === 0 ? snapshot : snapshot.withExports(new ServerExports(files));
}

function settingsOf(scenario: Scenario): Partial<WorkspaceSettings> {
  return JSON.parse(givenIn(scenario, 'settings') ?? '{}');
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
export function loaded(snapshot: Snapshot, check: Checker): Snapshot {
  return settle(snapshot, current => {
    for (const uri of current.entries.keys()) check(current, uri);
  }).snapshot;
}

/** What rules say about one file. */
export type Checker = (snapshot: Snapshot, uri: string) => readonly Finding[];

/** A rule that throws fails the test. A snapshot never changes, so that it is asked once. */
export function checkerOf(rules: readonly Rule[]): Checker {
  const known = new WeakMap<Snapshot, Map<string, readonly Finding[]>>();
  return (snapshot, uri) => {
    const answers = known.get(snapshot) ?? new Map<string, readonly Finding[]>();
    known.set(snapshot, answers);
    const key = uri.toLowerCase();
    let findings = answers.get(key);
    if (!findings) {
      findings = checkFile(snapshot, uri, throwing, rules);
      answers.set(key, findings);
    }
    return findings;
  };
}

export function throwing(rule: string, error: unknown): never {
  throw new Error(`the rule ${rule} is broken`, { cause: error });
}

export const checkAll = checkerOf(RULES);
