import assert from 'node:assert/strict';
import { explain, renamed, type Snapshot } from '../../server/src/core/analysis';
import { applyEdits } from '../../server/src/core/text/edit';
import { Random } from '../bench/generate/random';
import { smallServer } from '../fuzz/server-files';
import { settle, uriOf, workspaceOf } from '../support/memory';

type Files = Readonly<Record<string, string>>;

/** Letters and signs that names may hold; some are written with references, in one kind of quotes or in both. */
const SIGNS = [...`abcXYZ09 -_.#é漢𝄞%^~`];
const MARKUP = [...`<&"'`];
/** In no text of the servers: what is renamed can be found again in answers. */
const MARK = 'Qzx';

/** The account of a pool in a comment, in a list of users and in a command. */
const TEXTS: Files = {
  'C:\\sites\\site0\\private\\web.config': `<configuration>
  <!-- icacls C:\\sites /grant "IIS APPPOOL\\Pool 0:(OI)(CI)RX" -->
  <appSettings>
    <add key="grant" value='icacls C:\\sites /grant "IIS APPPOOL\\Pool 0":RX;"IIS APPPOOL\\Pool 1":RX' />
  </appSettings>
  <system.web>
    <authorization>
      <allow users="CORP\\a, IIS APPPOOL\\Pool 0,IIS APPPOOL\\Pool 1" />
    </authorization>
  </system.web>
</configuration>
`,
};

describe('Renaming', () => {
  for (let seed = 1; seed <= 12; seed++)
    it(`and renaming back gives the same files, and answers differ by the name alone: server ${seed}`, () => {
      const random = new Random(seed);
      const files: Files = { ...Object.fromEntries(smallServer(seed)), ...TEXTS };
      const before = answersOf(files);
      for (const { file, offset, old, mayHoldMarkup } of namesIn(files, random)) {
        const name = newName(random, mayHoldMarkup);
        const after = withName(files, file, offset, name);
        assert.notDeepEqual(after, files);
        assert.ok(!Object.values(after).some(text => text.includes(`IIS APPPOOL\\${old}`)), `${old} is left`);
        assert.deepEqual(withName(after, file, offset, old), files, `${old} to ${name} and back`);
        const other = newName(random, mayHoldMarkup);
        assert.deepEqual(
          withName(withName(after, file, offset, other), file, offset, name),
          after,
          `${name}, ${other}`,
        );
        assert.deepEqual(
          answersOf(after).map(answer => put(answer, name, old)),
          before,
          `answers about ${name}`,
        );
      }
    });
});

/** Some of the names that the files declare, each with the place of its first letter. */
function namesIn(files: Files, random: Random) {
  const found = Object.entries(files).flatMap(([file, text]) =>
    [...text.matchAll(/<(add|site|rewriteMap) name="([^"]+)"/g)].map(match => ({
      file,
      offset: match.index + match[0].length - 1 - (match[2] ?? '').length,
      old: match[2] ?? '',
      mayHoldMarkup: !/applicationHost/.test(file),
    })),
  );
  // A name that is written in two ways does not come back.
  const all = Object.values(files).join('\n');
  const alike = found.filter(({ old }) => {
    const pattern = new RegExp(old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
    return [...all.matchAll(pattern)].every(([text]) => text === old);
  });
  const some = Array.from({ length: Math.min(2, alike.length) }, () => random.pick(alike));
  return [...alike.filter(({ old }) => /^(Pool|Customer) [01]$/.test(old)), ...some];
}

function newName(random: Random, mayHoldMarkup: boolean): string {
  const signs = mayHoldMarkup ? [...SIGNS, ...MARKUP] : SIGNS;
  const middle = Array.from({ length: 1 + random.below(8) }, () => random.pick(signs)).join('');
  // Two hyphens cannot stand in a comment.
  return `${MARK}${middle.replaceAll('--', '-')}${MARK}`;
}

function withName(files: Files, file: string, offset: number, name: string): Files {
  const others = Object.keys(files).map(uriOf);
  const { result } = settle(workspaceOf(files), snapshot => renamed(snapshot, uriOf(file), offset, name, others));
  assert.ok(result && 'edits' in result, `${file} ${offset}: ${JSON.stringify(result)}`);
  const edits = new Map(result.edits.map(each => [each.uri.toLowerCase(), each.edits]));
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, applyEdits(text, edits.get(uriOf(path).toLowerCase()) ?? [])]),
  );
}

function answersOf(files: Files): readonly string[] {
  const snapshot = workspaceOf(files);
  const host = snapshot.host(uriOf('applicationHost.config'));
  const sites = host ? snapshot.topology(host).sites : [];
  assert.ok(sites.length > 1);
  return sites.flatMap(({ name }) => ['/', '/api', '/admin/x.aspx'].map(path => answer(snapshot, name, path)));
}

/** Without what is computed from a name: places in texts, and the SID of the account of a pool. */
function answer(snapshot: Snapshot, site: string, path: string): string {
  const { result } = settle(snapshot, current => explain(current, { site, path }));
  assert.ok('length' in result && result.length > 0);
  return JSON.stringify(result, (key, value) => (key === 'range' || key === 'processSid' ? undefined : value));
}

/** The answer with the old name in the place of the new one, as JSON writes both. */
function put(text: string, name: string, old: string): string {
  return text.replaceAll(JSON.stringify(name).slice(1, -1), JSON.stringify(old).slice(1, -1));
}
