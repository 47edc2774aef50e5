import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { SaxesParser } from 'saxes';
import { parseXml } from '../../server/src/core/xml/tree';
import { describeProblems } from './support';

/** Real configuration files, which cannot be part of the repository. */
const corpus = process.env.WHOIIS_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : /config/i.test(name) ? [path] : [];
  });
}

function read(path: string): string {
  const bytes = readFileSync(path);
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}

function isWellFormed(text: string): boolean {
  let errors = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    errors++;
  });
  parser.write(text).close();
  return errors === 0;
}

describe('real files', function () {
  this.timeout(120_000);

  before(function () {
    if (!existsSync(corpus)) {
      console.log(`      no corpus: WHOIIS_CORPUS is not set and there is no folder ${corpus}`);
      this.skip();
    }
  });

  it('have a problem exactly where a strict parser has an error', () => {
    const paths = filesIn(corpus);
    assert.ok(paths.length > 0, corpus);
    for (const path of paths) {
      const text = read(path);
      const problems = describeProblems(parseXml(text));
      assert.equal(problems.length === 0, isWellFormed(text), `${relative(corpus, path)}: ${problems}`);
    }
  });
});
