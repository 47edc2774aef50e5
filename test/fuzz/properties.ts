import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import {
  codeActions,
  explainAt,
  explainDocument,
  type FileState,
  type Finding,
  hover,
  inlayHints,
  permissionScriptAt,
  type Snapshot,
  status,
  topology,
} from '../../server/src/core/analysis';
import { hasHidden } from '../../server/src/core/base/hidden-characters';
import { applyEdits } from '../../server/src/core/text/edit';
import { parseXml } from '../../server/src/core/xml/tree';
import { readArchive } from '../support/archive';
import { asAttributeValue, hostileText } from '../support/hostile';
import { settle, uriOf, workspaceOf } from '../support/memory';
import { randomQuestion, writeConfig } from '../support/random-config';
import { answer } from '../support/reference';
import { checkAll, PLAIN, worldOf } from '../support/world';

/** Files by their keys of `workspaceOf`. */
export type Files = Readonly<Record<string, string>>;

/** One thing that has to hold for whatever is thrown at it. */
export interface Property {
  /** What is counted, in the report of a run. */
  readonly unit: string;
  /** The input is JSON, so that one that fails can be kept. */
  readonly input: fc.Arbitrary<unknown>;
  check(input: never): void;
}

const root = resolve(import.meta.dirname, '../..');

/** Workspaces that people wrote: the samples, and the scenarios of all rules and features. */
const WORKSPACES: readonly Files[] = workspaces();

function workspaces(): readonly Files[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const samples: Record<string, string> = { 'applicationHost.config': read('samples/applicationHost.config') };
  for (const name of ['shop', 'shop/admin', 'shop/old', 'api', 'intranet', 'legacy'])
    samples[`C:\\Contoso\\${name.replace('/', '\\')}\\web.config`] = read(`samples/sites/${name}/web.config`);
  const found: Files[] = [samples];
  for (const folder of ['test/rules', 'test/features'])
    for (const archive of readdirSync(join(root, folder)).filter(name => name.endsWith('.txt')))
      for (const scenario of readArchive(read(join(folder, archive)))) {
        const { snapshot } = worldOf(scenario, PLAIN, () => []);
        const files: Record<string, string> = {};
        for (const key of snapshot.entries.keys()) {
          const text = snapshot.text(key);
          const name = text === undefined ? undefined : keyOf(key);
          if (name !== undefined && text !== undefined && text.length < 40_000) files[name] = text;
        }
        if (Object.keys(files).length > 0) found.push(files);
      }
  return found;
}

/** The key of `workspaceOf` for a URI; undefined for what is none of a server. */
function keyOf(uri: string): string | undefined {
  if (/\/inetsrv\/config\/applicationhost\.config$/.test(uri)) return 'applicationHost.config';
  if (/\/config\/machine\.config$/.test(uri)) return 'machine.config';
  if (/framework64.*\/web\.config$/.test(uri)) return 'root/web.config';
  const path = /^file:\/\/\/([a-z]:\/.*)$/.exec(uri)?.[1];
  return path === undefined ? undefined : decodeURIComponent(path).replace(/\//g, '\\');
}

/** Asks everything that an editor asks; nothing may throw. */
function askAll(snapshot: Snapshot, uri: string, offsets: readonly number[]): void {
  let current = snapshot;
  const ask = (question: (snapshot: Snapshot) => unknown) => {
    ({ snapshot: current } = settle(current, question));
  };
  ask(at => checkAll(at, uri));
  ask(at => status(at, uri));
  ask(at => inlayHints(at, uri, { start: 0, end: 5000 }));
  for (const offset of offsets) {
    ask(at => hover(at, uri, offset));
    ask(at => codeActions(at, uri, { start: offset, end: offset + 3 }));
    ask(at => explainAt(at, uri, offset));
  }
  const [offset = 0] = offsets;
  ask(at => explainDocument(at, uri, offset));
  ask(at => permissionScriptAt(at, uri, offset, 'PowerShell'));
  ask(at => permissionScriptAt(at, uri, offset, 'cmd'));
  ask(at => topology(at));
}

interface Mutation {
  readonly kind: 'delete' | 'double' | 'insert' | 'swap' | 'cut';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const SLIPS = [
  ...['<', '>', '/', '"', "'", '=', '&', '--', '<!--', '-->', ']]>', '<![CDATA[', '</', '<a>', '</a>', '/>', '\ud800'],
  ...[
    'configSource="..\\x"',
    'lockItem="true"',
    '<clear />',
    '<remove name="a" />',
    '<location path=".">',
    '</location>',
  ],
  ...['path="', 'true', '%X%', '\\\\evil\\share', '\u0000', '\r', '\ufeff', '<configuration>', '<section name="a" />'],
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('delete', 'double', 'insert', 'swap', 'cut'),
  at: fc.nat(1_000_000),
  length: fc.integer({ min: 1, max: 60 }),
  text: fc.oneof(fc.constantFrom(...SLIPS), hostileText),
});

function mutated(text: string, mutations: readonly Mutation[]): string {
  let current = text;
  for (const { kind, at, length, text: inserted } of mutations) {
    const start = current.length === 0 ? 0 : at % current.length;
    const end = Math.min(current.length, start + length);
    const piece = current.slice(start, end);
    switch (kind) {
      case 'delete':
        current = current.slice(0, start) + current.slice(end);
        break;
      case 'double':
        current = current.slice(0, end) + piece + current.slice(end);
        break;
      case 'insert':
        current = current.slice(0, start) + inserted + current.slice(start);
        break;
      case 'swap':
        current = current.slice(0, start) + [...piece].reverse().join('') + current.slice(end);
        break;
      case 'cut':
        // Seldom near the beginning, where nothing is left.
        if (start > current.length / 2) current = current.slice(0, start);
        break;
    }
  }
  return current;
}

interface MutatedInput {
  readonly workspace: number;
  readonly file: number;
  readonly mutations: readonly Mutation[];
}

const mutatedInput: fc.Arbitrary<MutatedInput> = fc.record({
  workspace: fc.nat(WORKSPACES.length - 1),
  file: fc.nat(10),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
});

function mutatedWorkspace({ workspace, file, mutations }: MutatedInput): {
  readonly files: Files;
  readonly uri: string;
} {
  const files = { ...WORKSPACES[workspace % WORKSPACES.length] };
  const names = Object.keys(files);
  const name = names[file % names.length] ?? '';
  files[name] = mutated(files[name] ?? '', mutations);
  return { files, uri: uriOf(name) };
}

/** Files as people left them, with slips in them. */
const documents: Property = {
  unit: 'documents',
  input: mutatedInput,
  check(input: MutatedInput) {
    const { files, uri } = mutatedWorkspace(input);
    const text = Object.values(files).at(0) ?? '';
    const offsets = input.mutations.map(({ at }) => at % (text.length + 1));
    askAll(workspaceOf(files), uri, offsets);
  },
};

/** A file typed key by key: every beginning of it, read on from the one before. */
const typing: Property = {
  unit: 'documents',
  input: fc.record({ workspace: fc.nat(WORKSPACES.length - 1), file: fc.nat(10), from: fc.nat(1_000_000) }),
  check({ workspace, file, from }: { workspace: number; file: number; from: number }) {
    const files = { ...WORKSPACES[workspace % WORKSPACES.length] };
    const names = Object.keys(files);
    const name = names[file % names.length] ?? '';
    const whole = files[name] ?? '';
    const start = whole.length === 0 ? 0 : from % whole.length;
    const uri = uriOf(name);
    let snapshot = workspaceOf({ ...files, [name]: whole.slice(0, start) });
    for (let at = start; at < Math.min(whole.length, start + 25); at++) {
      snapshot = snapshot.edit(uri, [{ span: { start: at, end: at }, newText: whole.charAt(at) }], at + 2);
      snapshot = settle(snapshot, current => checkAll(current, uri)).snapshot;
      snapshot = settle(snapshot, current => hover(current, uri, at)).snapshot;
    }
  },
};

/** What a repair promises: it takes its finding away and breaks nothing. */
const fixes: Property = {
  unit: 'documents',
  input: mutatedInput,
  check(input: MutatedInput) {
    const { files, uri } = mutatedWorkspace(input);
    const { snapshot, result: found } = settle(workspaceOf(files), current => checkAll(current, uri));
    for (const finding of found.slice(0, 12))
      for (const fix of finding.fixes()) if (fix.edits.length > 0) checkFix(snapshot, uri, finding, fix);
  },
};

export const counted = { fixes: 0 };

function checkFix(snapshot: Snapshot, uri: string, finding: Finding, fix: ReturnType<Finding['fixes']>[number]): void {
  counted.fixes++;
  const name = `"${fix.title}" of ${finding.rule}`;
  const before = tally(snapshot, uri);
  let faults = 0;
  const changes: (readonly [string, FileState])[] = [];
  for (const { uri: edited, edits } of fix.edits) {
    const old = snapshot.text(edited) ?? '';
    const text = applyEdits(old, edits);
    assert.notEqual(text, old, `${name} changes nothing:\n${around(old, edits)}`);
    const then = parseXml(old).problemCount;
    // Of several slips in one tag, the repair of one may bring another to light.
    faults = Math.max(faults, then);
    assert.ok(then > 1 || parseXml(text).problemCount <= then, `${name} breaks the XML:\n${around(text, edits)}`);
    changes.push([edited, { kind: 'text', text, version: undefined }]);
  }
  const { snapshot: after, result: left } = settle(snapshot.withFiles(changes), current => checkAll(current, uri));
  if (faults > 1) return;
  const key = (each: Finding) => `${each.rule} ${each.message}`;
  const count = left.filter(each => key(each) === key(finding)).length;
  assert.ok(
    count < (before.get(key(finding)) ?? 0),
    `${name} leaves the finding where it is: ${finding.message}\n${around(
      after.text(uri) ?? '',
      fix.edits.flatMap(({ edits }) => edits),
    )}`,
  );
  // A file that was not well-formed tells the rest of its faults only then.
  if (parseXml(snapshot.text(uri) ?? '').problemCount > 0) return;
  for (const each of left)
    assert.ok(each.rule !== 'location-dot-duplicate' || before.has(key(each)), `${name} writes a section twice`);
}

/** The text of a file near what was edited. */
function around(text: string, edits: readonly { readonly span: { readonly start: number } }[]): string {
  const at = Math.min(...edits.map(({ span }) => span.start));
  return text.slice(Math.max(0, at - 300), at + 300);
}

function tally(snapshot: Snapshot, uri: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, message } of checkAll(snapshot, uri)) {
    const key = `${rule} ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Ways to write the same configuration. */
const REWRITINGS: Readonly<Record<string, (text: string) => string>> = {
  'attributes the other way round': text =>
    text.replace(/<([\w.]+)((?: [\w.]+="[^"]*")+)( ?\/?)>/g, (_, name: string, given: string, end: string) => {
      const list = given.match(/ [\w.]+="[^"]*"/g) ?? [];
      return `<${name}${list.reverse().join('')}${end}>`;
    }),
  'the other quotes': text => text.replace(/="([^"']*)"/g, "='$1'"),
  'empty elements with an end tag': text => text.replace(/<([\w.]+)((?: [\w.]+="[^"]*")*) ?\/>/g, '<$1$2></$1>'),
  'lines and comments between elements': text => text.replace(/></g, '>\r\n\t<!-- - -->\r\n<'),
  'the case of site, path and pool': text =>
    text
      .replace(/<location path="Shop\/sub"/g, '<location path="SHOP\\Sub/"')
      .replace(/applicationPool="P"/g, 'applicationPool="p"')
      .replace(/physicalPath="C:\\web"/g, 'physicalPath="c:\\WEB"'),
  'location tags for the own level': text =>
    text.replace(/(<connectionStrings>.*<\/connectionStrings>)/gs, '<location path=".">$1</location>'),
  'a location tag in two': text =>
    text.replace(
      /(<location path="Shop\/sub"><system\.webServer>)(<serverRuntime[^>]*>)/,
      '$1$2</system.webServer></location>$1',
    ),
};

interface RewrittenInput {
  readonly question: Parameters<typeof writeConfig> extends [infer F, infer S]
    ? { readonly facts: F; readonly onShare: S; readonly query: unknown }
    : never;
  readonly by: string;
}

/** The same server, written in another way, gets the same answer. */
const rewritings: Property = {
  unit: 'servers',
  input: fc.record({ question: randomQuestion, by: fc.constantFrom(...Object.keys(REWRITINGS)) }),
  check({ question, by }: RewrittenInput) {
    const { files } = writeConfig(question.facts, question.onShare);
    const rewrite = REWRITINGS[by] ?? (text => text);
    const others = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, rewrite(text)]));
    const told = (given: Files) => {
      const {
        steps: _,
        notes: __,
        ...rest
      } = answer({
        id: '',
        title: '',
        files: given,
        query: question.query as never,
        expect: {},
      });
      return JSON.stringify(rest, (key, value) =>
        key === 'range' || key === 'outcome' ? undefined : value,
      ).toLowerCase();
    };
    assert.equal(told(others), told(files), by);
  },
};

/** Values that try to become something else, in every place of a server. */
const hostile: Property = {
  unit: 'values',
  input: hostileText,
  check(value: string) {
    const v = asAttributeValue(value);
    const files = {
      'applicationHost.config': `<configuration><system.applicationHost><applicationPools><add name="${v}"><processModel identityType="SpecificUser" userName="${v}" password="x" /></add></applicationPools><sites><site name="${v}" id="1"><application path="/" applicationPool="${v}"><virtualDirectory path="/" physicalPath="C:\\s" userName="${v}" /></application><bindings><binding protocol="http" bindingInformation="${v}" /></bindings></site></sites></system.applicationHost><location path="${v}/${v}"><system.webServer><security><authentication><anonymousAuthentication userName="${v}" /></authentication></security></system.webServer></location></configuration>`,
      'C:\\s\\web.config': `<configuration><connectionStrings configSource="${v}" /><appSettings file="${v}"><add key="${v}" value="${v}" /></appSettings><system.web><identity impersonate="true" userName="${v}" /></system.web><system.webServer><rewrite><rules><rule name="${v}"><match url="${v}" /><action type="Rewrite" url="${v}" /></rule></rules></rewrite><aspNetCore processPath="${v}" arguments="${v}" /></system.webServer><location path="${v}"><system.web><authorization><allow users="${v}" /></authorization></system.web></location></configuration>`,
    };
    for (const [name, text] of Object.entries(files)) {
      const uri = uriOf(name);
      let current = workspaceOf(files);
      for (const [, offset] of [...text.matchAll(/="/g)].map(({ index }) => [0, index + 2] as const).slice(0, 12)) {
        const { result, snapshot } = settle(current, at => hover(at, uri, offset));
        current = snapshot;
        if (result) for (const line of result.plain.split('\n')) assert.ok(!hasHidden(line));
      }
      const { result: found, snapshot } = settle(current, at => checkAll(at, uri));
      for (const { message, related, fixes: repairs } of found) {
        assert.ok(!hasHidden(message));
        for (const { text: words } of related) assert.ok(!hasHidden(words));
        for (const fix of repairs()) assert.ok(!hasHidden(fix.title));
      }
      for (const shell of ['cmd', 'PowerShell'] as const) {
        const script = settle(snapshot, at => permissionScriptAt(at, uri, 0, shell)).result?.text ?? '';
        for (const line of script.split(shell === 'cmd' ? '\r\n' : '\n'))
          assert.match(line, shell === 'cmd' ? /^$|^rem - |^icacls "/ : /^$|^# |^icacls '/);
      }
    }
  },
};

export const PROPERTIES: Readonly<Record<string, Property>> = { documents, typing, fixes, rewritings, hostile };
