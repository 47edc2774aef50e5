import assert from 'node:assert/strict';
import type { FileContent } from '../../server/src/common/file-content';
import { SchemaFolders } from '../../server/src/common/schema-folders';
import { cli, HOST, tempFolder } from './support';

/** The schema of a module of our own, in the dialect of IIS. */
const schema = (section: string, value: string) => `<configSchema>
  <sectionSchema name="${section}">
    <attribute name="level" type="int" defaultValue="${value}" />
  </sectionSchema>
</configSchema>
`;

const FILES = { 'applicationHost.config': HOST, 'schema/Acme_schema.xml': schema('system.webServer/acme', '7') };
const QUESTION = ['effective', '--section', 'system.webServer/acme', '--format', 'json'];

async function level(folder: string, ...argv: string[]) {
  const { status, stdout, stderr } = await cli(folder, [...QUESTION, ...argv]);
  assert.equal(status, 0, stderr);
  return { value: JSON.parse(stdout).attributes.level?.value, stderr };
}

describe('schema files of the server', () => {
  it('are read from the folders of --schema, later ones above earlier ones', async () => {
    const folder = tempFolder({ ...FILES, 'more/acme_schema.xml': schema('system.webServer/acme', '8') });
    assert.equal((await level(folder)).value, undefined);
    assert.deepEqual(await level(folder, '--schema', 'schema'), { value: '7', stderr: '' });
    assert.equal((await level(folder, '--schema', 'schema', '--schema', 'more')).value, '8');
    assert.equal((await level(folder, '--schema', 'more', '--schema', './schema/')).value, '7');
  });

  it('are read from the folders of the project file', async () => {
    const folder = tempFolder({ ...FILES, '.whoiisrc.json': '{ "schemaFolders": ["./schema"] }' });
    assert.deepEqual(await level(folder), { value: '7', stderr: '' });
  });

  it('check knows the keys of their collections', async () => {
    const list = schema('system.webServer/acme', '7').replace(
      '</sectionSchema>',
      '<collection addElement="add"><attribute name="name" type="string" isUniqueKey="true" /></collection></sectionSchema>',
    );
    const acme = '<acme><add name="a" /><add name="a" /></acme>';
    const folder = tempFolder({
      'schema/acme_schema.xml': list,
      'applicationHost.config': HOST.replace('</configuration>', `<system.webServer>${acme}</system.webServer>$&`),
    });
    const rules = async (...argv: string[]) => {
      const { stdout } = await cli(folder, ['check', 'applicationHost.config', '--format', 'json', ...argv]);
      return JSON.parse(stdout).files[0].findings.map(({ rule }: { rule: string }) => rule);
    };
    assert.equal((await rules()).includes('duplicate-key'), false);
    assert.ok((await rules('--schema', 'schema')).includes('duplicate-key'));
  });

  it('a folder without any is said, and the rest goes on', async () => {
    const folder = tempFolder({ ...FILES, 'empty/readme.txt': '', 'empty/data.xml': '<data />' });
    const { value, stderr } = await level(folder, '--schema', 'empty', '--schema', 'schema');
    assert.equal(value, '7');
    assert.equal(stderr, 'whoiis: empty: There are no schema files in this folder.\n');
  });

  it('what cannot be read of one is said, and the rest goes on', async () => {
    const folder = tempFolder({ ...FILES, 'schema/broken_schema.xml': '<configSchema><sectionSchema name="a"' });
    const { value, stderr } = await level(folder, '--schema', 'schema');
    assert.equal(value, '7');
    for (const line of stderr.trim().split('\n')) assert.match(line, /^whoiis: schema\/broken_schema\.xml: ./);
  });

  it('as long as the files are the same, so is the answer', async () => {
    const texts = new Map([
      ['file:///s/b.xml', schema('b', '1')],
      ['file:///s/A.XML', schema('a', '1')],
      ['file:///s/notes.txt', '<configSchema>'],
    ]);
    const read = async (uri: string): Promise<FileContent> => {
      const text = texts.get(uri);
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text, uri };
    };
    const folders = new SchemaFolders({
      read,
      list: async () => [...texts.keys()].map(uri => uri.slice('file:///s/'.length)),
    });
    const first = await folders.read(['file:///s']);
    assert.deepEqual(
      first.schema.sections.map(({ path }) => path),
      ['a', 'b'],
    );
    assert.equal((await folders.read(['file:///s'])).schema, first.schema);
    texts.set('file:///s/b.xml', schema('c', '1'));
    const second = await folders.read(['file:///s']);
    assert.deepEqual(
      second.schema.sections.map(({ path }) => path),
      ['a', 'c'],
    );
  });
});
