import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from '../../server/src/core/analysis';
import { parseXml } from '../../server/src/core/xml/tree';

/** Real transforms, with the file that stood beside them where the corpus has it; never part of the repository. */
const CORPUS = process.env.WHOIIS_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus');
const TRANSFORMS = join(CORPUS, 'transform');
const SOURCES = join(CORPUS, 'webconfig');
const XDT = 'http://schemas.microsoft.com/XML-Document-Transform';

const folderOf = (name: string) => name.split('__').slice(0, -1).join('__').toLowerCase();

describe('transforms in real projects', () => {
  before(function () {
    if (existsSync(TRANSFORMS)) return;
    console.log('      the corpus of real files is not here; nothing to transform');
    this.skip();
  });

  const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

  function* pairs(): Iterable<{ name: string; source: string; changes: string; isOwn: boolean }> {
    const sources = new Map(readdirSync(SOURCES).map(name => [folderOf(name), name]));
    for (const name of readdirSync(TRANSFORMS)) {
      const beside = sources.get(folderOf(name));
      const changes = read(TRANSFORMS, name);
      yield {
        name,
        source: beside ? read(SOURCES, beside) : '<configuration />\n',
        changes,
        isOwn: beside !== undefined,
      };
    }
  }

  it('lead to well-formed XML, or say at a place of the transform why not', () => {
    let count = 0;
    for (const { name, source, changes } of pairs()) {
      const { text, failed, messages } = transform(source, changes);
      const lines = changes.split('\n').length;
      for (const { at } of messages) assert.ok(at.line < lines, `${name}: line ${at.line + 1} of ${lines}`);
      if (failed)
        assert.ok(
          messages.some(({ severity }) => severity === 'error'),
          `${name} fails without a word`,
        );
      else if (parseXml(source).problemCount === 0) assert.equal(parseXml(text).problemCount, 0, name);
      count++;
    }
    assert.ok(count > 100, `${count} transforms`);
  });

  it('change the file beside them, or say what they do not find', () => {
    const silent: string[] = [];
    let own = 0;
    for (const { name, source, changes, isOwn } of pairs()) {
      if (!isOwn) continue;
      own++;
      const { text, failed, messages } = transform(source, changes);
      const instructs = [...parseXml(changes).elements()].some(({ attributes }) =>
        attributes.some(attribute => /:Transform$/.test(attribute.name)),
      );
      if (text === source && instructs && !failed && messages.length === 0) silent.push(name);
    }
    assert.deepEqual(silent, []);
    assert.ok(own > 30, `${own} transforms with their file`);
  });

  it('leave a file as it is without instructions, to the last blank', () => {
    const nothing = `<configuration xmlns:xdt="${XDT}" />`;
    for (const { name, source } of pairs())
      if (parseXml(source).problemCount === 0 && parseXml(source).root?.is('configuration'))
        assert.equal(transform(source, nothing).text, source, name);
  });
});
