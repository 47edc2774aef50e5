import assert from 'node:assert/strict';
import { HOST, IMPERSONATING, tempFolder } from '../cli/support';
import { Client, hasError, positionAt, positionOf, rangeOf, uriOf } from './client';

const RC = JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } });
const FILES = { 'applicationHost.config': HOST, 'sites/shop/web.config': IMPERSONATING, '.whoiisrc.json': RC };
const RULE = 'impersonate-integrated';

describe('language server: findings', () => {
  it('come with everything that a modern editor shows', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING, 7);
    const diagnostics = await client.findings(uri, found => hasError(found, RULE));
    const finding = diagnostics.find(({ code }) => code === RULE);
    assert.equal(finding?.source, 'whoiis');
    assert.equal(finding?.severity, 1);
    assert.match(finding?.codeDescription?.href ?? '', /^https:\/\/.*impersonate-integrated/);
    assert.match(String(finding?.message), /^Impersonation [^\n]* fails with 500\.24$/);
    assert.equal(finding?.range.start.line, 2);
    assert.equal(client.latest(uri)?.version, 7);
    for (const related of finding?.relatedInformation ?? []) assert.match(related.location.uri, /^file:\/\/\//);
  });

  it('leave out what a client does not declare', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder, capabilities: {} });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    const diagnostics = await client.findings(uri, found => hasError(found, RULE));
    for (const diagnostic of diagnostics) {
      assert.equal('relatedInformation' in diagnostic, false);
      assert.equal('codeDescription' in diagnostic, false);
    }
    assert.equal(client.latest(uri)?.version, undefined);
  });

  it('go when the document is closed', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri, found => found.length > 0);
    client.close(uri);
    assert.deepEqual(await client.findings(uri, found => found.length === 0), []);
  });

  it('go out under the spelling of the client', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config').replace('/web.config', '/%77eb.config');
    client.open(uri, IMPERSONATING);
    await client.findings(uri, found => hasError(found, RULE));
    assert.deepEqual([...new Set(client.published.map(each => each.uri))], [uri]);
    assert.ok(await client.hover(uri, positionOf(IMPERSONATING, 'configuration')));
  });

  it('never stand for an older version than the newest that was sent', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, IMPERSONATING, 1);
    await client.findings(uri, found => hasError(found, RULE));
    const value = rangeOf(IMPERSONATING, 'true');
    const off = { start: value.start, end: { ...value.start, character: value.start.character + 5 } };
    for (let version = 2; version <= 101; version++) {
      if (version % 2 === 0) client.change(uri, version, { range: value, text: 'false' });
      else client.change(uri, version, { range: off, text: 'true' });
    }
    const diagnostics = await client.findings(uri, (_, version) => version === 101);
    assert.ok(hasError(diagnostics, RULE));
    const published = client.published.filter(each => each.uri === uri);
    for (const { version, diagnostics: found } of published) {
      assert.equal(hasError(found, RULE), (version ?? 0) % 2 === 1, `version ${version}`);
    }
    const versions = published.map(each => each.version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.ok(published.length < 50, `${published.length} for a burst of 100 changes`);
  });
});

describe('language server: incremental changes', () => {
  it('leave the same text behind as opening it anew', async () => {
    const folder = tempFolder({ ...FILES, '.whoiisrc.json': RC });
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    let text =
      '\r\n<configuration>\r\n  <!-- 😀 -->\r\n  <system.web>\r\n    <identity impersonate="true" />\r\n  </system.web>\r\n</configuration>\r\n';
    client.open(uri, text, 1);
    const random = sequence(42);
    const pieces = ['', '\r\n', '\n', '<a>', '</a>', '"', '<!--', '-->', '😀', ' b="c"', '<', 'é'];
    for (let version = 2; version <= 120; version++) {
      const changes = [];
      for (let n = random(3); n >= 0; n--) {
        const start = boundary(text, random(text.length + 1));
        const end = boundary(text, Math.min(text.length, start + random(6)));
        const piece = pieces[random(pieces.length)] ?? '';
        changes.push({ range: { start: positionAt(text, start), end: positionAt(text, end) }, text: piece });
        text = text.slice(0, start) + piece + text.slice(end);
      }
      client.change(uri, version, ...changes);
    }
    const edited = await client.findings(uri, (_, version) => version === 120);
    client.close(uri);
    client.open(uri, text, 500);
    assert.deepEqual(edited, await client.findings(uri, (_, version) => version === 500));
    assert.ok(edited.length > 0);
  });

  it('several at once, from the end to the start as editors send them, and a whole text', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    const text =
      '<configuration>\r\n<system.web>\r\n<identity impersonate="false" />\r\n</system.web>\r\n</configuration>';
    client.open(uri, text, 1);
    assert.equal(hasError(await client.findings(uri), RULE), false);
    client.change(
      uri,
      2,
      { range: rangeOf(text, '</system.web>'), text: '</system.web><!--\r\n\r\n-->' },
      { range: rangeOf(text, 'false'), text: 'true' },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '<!-- 😀 -->\r\n' },
    );
    const found = await client.findings(uri, diagnostics => hasError(diagnostics, RULE));
    assert.equal(found.find(({ code }) => code === RULE)?.range.start.line, 3);
    client.change(uri, 3, { text: '<configuration />' });
    await client.findings(uri, (diagnostics, version) => version === 3 && !hasError(diagnostics, RULE));
  });

  it('ranges behind the end of a line or of the text are taken as that end', async () => {
    const folder = tempFolder(FILES);
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'sites/shop/web.config');
    client.open(uri, '<configuration>\r\n</configuration>', 1);
    await client.findings(uri, (_, version) => version === 1);
    const far = { line: 900, character: 900 };
    client.change(uri, 2, { range: { start: { line: 0, character: 900 }, end: far }, text: '</configuration>' });
    // Anything else would be malformed, and told.
    client.change(uri, 3, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '<' });
    await client.findings(uri, (_, version) => version === 3);
    client.change(uri, 4, { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, text: '' });
    const found = await client.findings(uri, (_, version) => version === 4);
    assert.deepEqual(
      found.filter(({ code }) => String(code).startsWith('xml-')),
      [],
    );
  });
});

describe('language server: malformed documents', () => {
  const documents: [string, string][] = [
    ['empty', ''],
    ['blanks', ' \r\n\t'],
    ['an HTML page', '<!DOCTYPE html><html><body><br></body></html>'],
    ['100 000 nested elements', '<a>'.repeat(100_000)],
    ['characters of binary data', '\u0001\u0002PK\u0003\u0004\uFFFD'],
    ['a lone surrogate', '<a b="\uD83D">\uDE00</a>'],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><a>&b;</a>'],
    ['cut off in a tag', '<configuration><system.web><identity imperso'],
    ['cut off in a value', '<configuration><system.web><identity impersonate="tr'],
    ['cut off in a comment', '<configuration><!-- x'],
  ];
  for (const [name, text] of documents) {
    it(`${name}: findings, hovers and actions are answered`, async () => {
      const folder = tempFolder(FILES);
      const client = await Client.start({ folder });
      for (const file of ['sites/shop/web.config', 'applicationHost.config']) {
        const uri = uriOf(folder, file);
        client.open(uri, text);
        await client.findings(uri);
        const end = positionAt(text, text.length);
        for (const position of [{ line: 0, character: 0 }, end, { line: 5, character: 5 }]) {
          await client.hover(uri, position);
          await client.codeActions(uri, { start: position, end: position });
        }
      }
      assert.deepEqual(
        client.notifications.filter(({ method, params }) => method === 'window/logMessage' && isFailure(params)),
        [],
      );
    });
  }
});

/** `MessageType.Error` of the protocol; the rest is what the server tells of its work. */
function isFailure(params: unknown): boolean {
  return (params as { readonly type: number }).type === 1;
}

/** Never inside a surrogate pair or between CR and LF: editors send no such position. */
function boundary(text: string, offset: number): number {
  const low = text.charCodeAt(offset) >= 0xdc00 && text.charCodeAt(offset) <= 0xdfff;
  const inLineEnd = text[offset - 1] === '\r' && text[offset] === '\n';
  return low || inLineEnd ? offset + 1 : offset;
}

/** Numbers below a limit, the same in every run. */
function sequence(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
