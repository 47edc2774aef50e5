import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../server/src/core/analysis';
import { Snapshot } from '../../server/src/core/analysis';
import { checkFile } from '../../server/src/core/rules/check-file';
import type { TextEdit } from '../../server/src/core/text/edit';
import { parseXml } from '../../server/src/core/xml/tree';
import { HOST_URI, uriOf, workspaceOf } from '../support/memory';
import { throwing } from '../support/world';

/**
 * What is kept from version to version must never show: after any edits the findings are those of the same files read
 * by a new process.
 */

/** Pools, sites and location tags that meet each other in every way in which the rules compare them. */
const HOST = `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <configSections>
    <sectionGroup name="system.applicationHost"><section name="applicationPools" /><section name="sites" /></sectionGroup>
    <sectionGroup name="system.webServer"><section name="httpErrors" /><section name="staticContent" />
      <sectionGroup name="security"><sectionGroup name="authentication"><section name="anonymousAuthentication" /><section name="windowsAuthentication" /></sectionGroup></sectionGroup>
    </sectionGroup>
  </configSections>
  <location path="" overrideMode="Allow"><system.webServer><staticContent><mimeMap fileExtension=".a" mimeType="text/a" /></staticContent></system.webServer></location>
  <system.applicationHost>
    <applicationPools>
      <add name="A" />
      <add name="B"><processModel identityType="SpecificUser" userName="CONTOSO\\b" password="[enc:x:y:enc]" /></add>
      <!-- whoiis-disable-next-line pool-identity-localsystem: wanted -->
      <add name="C"><processModel identityType="LocalSystem" userName="ignored" /></add>
      <applicationPoolDefaults><processModel identityType="ApplicationPoolIdentity" /></applicationPoolDefaults>
    </applicationPools>
    <sites>
      <site name="One" id="1">
        <application path="/" applicationPool="A"><virtualDirectory path="/" physicalPath="C:\\sites\\one" /></application>
        <bindings><binding protocol="http" bindingInformation="*:80:one" /></bindings>
      </site>
      <site name="Two" id="2">
        <application path="/" applicationPool="B"><virtualDirectory path="/" physicalPath="\\\\fs\\two" /></application>
        <application path="/api" applicationPool="Missing"><virtualDirectory path="/" physicalPath="C:/two" /></application>
        <bindings><binding protocol="http" bindingInformation="*:80:one" /></bindings>
      </site>
      <site name="Three" id="2"><application path="/"><virtualDirectory path="/media" physicalPath="media\\x" /></application></site>
      <siteDefaults serverAutoStart="true" />
      <applicationDefaults applicationPool="C" />
      <virtualDirectoryDefaults allowSubDirConfig="true" />
    </sites>
  </system.applicationHost>
  <system.webServer>
    <httpErrors errorMode="Custom"><error statusCode="404" path="x" /></httpErrors>
    <security><authentication><anonymousAuthentication enabled="false" /></authentication></security>
  </system.webServer>
  <location path="One"><system.webServer><staticContent><mimeMap fileExtension=".a" mimeType="text/b" /></staticContent></system.webServer></location>
  <location path="One/api"><system.webServer><staticContent><mimeMap fileExtension=".b" mimeType="text/b" /></staticContent><security><authentication><anonymousAuthentication enabled="true" userName="IUSR" /></authentication></security></system.webServer></location>
  <location path="Two" overrideMode="Denied"><system.webServer><security><authentication><anonymousAuthentication userName="IUSR_X" /></authentication></security></system.webServer></location>
  <location path="Gone"><system.web><compilation configSource="c.config" /></system.web></location>
</configuration>
`;

const FILES = {
  'applicationHost.config': HOST,
  'C:\\sites\\one\\web.config': '<configuration><system.webServer><httpErrors /></system.webServer></configuration>',
  'machine.config': '<configuration><system.webServer /></configuration>',
};
const OTHERS = ['C:\\sites\\one\\web.config', 'machine.config'].map(uriOf);

const WORDS = ['x', '"', '<', '/>', ' ', '>', '<!--', '-->', '&', '{', 'enabled="true"', '<clear />', '<x />', ''];
/** What attributes may say, so that names meet. */
const VALUES = [
  'A',
  'b',
  'C',
  'One',
  'two',
  'Three',
  'Gone',
  'One/api',
  '',
  '.',
  '.a',
  '.b',
  '1',
  '2',
  'true',
  'false',
  '{x}',
];
const PIECES = [
  '<add name="D"><processModel identityType="NetworkService" password="p" /></add>',
  '<site name="One" id="9" />',
  '<location path="three"><system.webServer><httpErrors errorMode="X" /></system.webServer></location>',
  '<location path="Two/api"><system.webServer><staticContent><mimeMap fileExtension=".a" /></staticContent></system.webServer></location>',
  '<system.webServer><httpErrors /></system.webServer>',
  '<applicationPoolDefaults enable32BitAppOnWin64="maybe" />',
  '<system.web><pages configSource="c.config" /></system.web>',
  '<!-- whoiis-disable binding-duplicate -->',
];

const step = fc.record({
  kind: fc.constantFrom('type', 'type', 'value', 'value', 'value', 'copy', 'insert', 'delete', 'other', 'settings'),
  at: fc.nat(),
  to: fc.nat(),
  length: fc.nat({ max: 12 }),
  word: fc.constantFrom(...WORDS),
  value: fc.constantFrom(...VALUES),
  piece: fc.constantFrom(...PIECES),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('findings of a host configuration that is edited', () => {
  it('are those of the same files read anew', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), steps => {
        let snapshot = workspaceOf(FILES);
        tell(snapshot, withoutFixes);
        for (const [index, given] of steps.entries()) {
          const before = snapshot;
          snapshot = changed(snapshot, given, index + 2);
          const told = index % 8 === 0 ? withFixes : withoutFixes;
          assert.deepEqual(tell(snapshot, told), tell(anew(snapshot), told), `after edit ${index}`);
          // A broken file tells little: mostly it is repaired at once, as people do.
          const isBroken = (snapshot.source(HOST_URI)?.document.problemCount ?? 0) > 0;
          if (isBroken && given.to % 4 > 0) snapshot = restored(snapshot, before, index + 3);
        }
      }),
      {
        ...(process.env.WHOIIS_SEED && { seed: Number(process.env.WHOIIS_SEED) }),
        numRuns: Number(process.env.WHOIIS_EDITS ?? 400) / 40,
      },
    );
  });
});

function changed(snapshot: Snapshot, given: Step, version: number): Snapshot {
  const text = snapshot.text(HOST_URI) ?? '';
  const start = given.at % (text.length + 1);
  const edit = (uri: string, span: TextEdit['span'], newText: string) =>
    snapshot.edit(uri, [{ span, newText }], version);
  switch (given.kind) {
    case 'type':
      return edit(HOST_URI, { start, end: Math.min(text.length, start + given.length) }, given.word);
    case 'value': {
      const values = [...text.matchAll(/="([^"<>]*)"/g)];
      const chosen = values[given.at % values.length];
      if (!chosen) return snapshot;
      const from = chosen.index + 2;
      return edit(HOST_URI, { start: from, end: from + (chosen[1] ?? '').length }, given.value);
    }
    case 'insert': {
      // Between elements.
      const gaps = [...text.matchAll(/>\s*</g)];
      const at = gaps[given.at % gaps.length]?.index;
      return at === undefined ? snapshot : edit(HOST_URI, { start: at + 1, end: at + 1 }, given.piece);
    }
    case 'copy':
    case 'delete': {
      const elements = [...parseXml(text).elements()].slice(1);
      const element = elements[given.at % elements.length];
      if (!element) return snapshot;
      const { span } = element;
      if (given.kind === 'delete') return edit(HOST_URI, span, '');
      return edit(HOST_URI, { start: span.end, end: span.end }, text.slice(span.start, span.end));
    }
    case 'other': {
      const uri = OTHERS[given.to % OTHERS.length] ?? '';
      if (given.at % 3 === 0) return snapshot.withFiles([[uri, { kind: 'absent' }]]);
      const inner = given.piece.replace(/^<location.*?>|<\/location>$/g, '');
      const state = { kind: 'text', text: `<configuration>${inner}</configuration>`, version } as const;
      return snapshot.withFiles([[uri, state]]);
    }
    default:
      return snapshot.withSettings({ ...snapshot.settings, host: given.at % 2 === 0 ? 'iisexpress' : undefined });
  }
}

/** The text of an earlier version, by an edit of what is different. */
function restored(snapshot: Snapshot, before: Snapshot, version: number): Snapshot {
  const text = snapshot.text(HOST_URI) ?? '';
  const wanted = before.text(HOST_URI) ?? '';
  let start = 0;
  while (start < text.length && text[start] === wanted[start]) start++;
  let behind = 0;
  const most = Math.min(text.length, wanted.length) - start;
  while (behind < most && text[text.length - 1 - behind] === wanted[wanted.length - 1 - behind]) behind++;
  const newText = wanted.slice(start, wanted.length - behind);
  return snapshot.edit(HOST_URI, [{ span: { start, end: text.length - behind }, newText }], version);
}

/** The same files and settings, without anything that is known of them. */
function anew(snapshot: Snapshot): Snapshot {
  const uris = [HOST_URI, ...OTHERS];
  return Snapshot.create(snapshot.settings).withFiles(
    uris.map(uri => {
      const text = snapshot.text(uri);
      return [uri, text === undefined ? { kind: 'absent' } : { kind: 'text', text, version: 1 }];
    }),
  );
}

type Told = (finding: Finding) => readonly unknown[];

function tell(snapshot: Snapshot, told: Told): readonly unknown[] {
  return [HOST_URI, OTHERS[0] ?? ''].map(uri => checkFile(snapshot, uri, throwing).map(told));
}

function withoutFixes({ rule, severity, message, why, span, iis, related }: Finding): readonly unknown[] {
  const places = related.map(({ at, text }) => [at.file, at.span.start, at.span.end, text]);
  return [rule, severity, message, why, span.start, span.end, iis?.status, places];
}

/** Repairs are made by asking the rule again, which takes as long as the check. */
function withFixes(finding: Finding): readonly unknown[] {
  return [...withoutFixes(finding), finding.fixes().map(({ title, edits }) => [title, edits])];
}
