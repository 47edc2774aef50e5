import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileContent } from '../../server/src/common/file-content';
import { mergeSettings } from '../../server/src/common/merge-settings';
import { readMapping } from '../../server/src/common/path-mappings';
import { findProjectFile, parseProjectFile } from '../../server/src/common/project-file';
import { readSettings, SETTING_NAMES } from '../../server/src/common/read-settings';
import { isInside, parentUri, resolveUri } from '../../server/src/common/resolve-uri';
import { DEFAULT_SETTINGS } from '../../server/src/core/analysis';

const BASE = 'file:///home/shop';
/** The variable of editors; not a template string. */
const FOLDER = ['$', '{workspaceFolder}'].join('');
const NOWHERE = { hostConfigCandidates: [], windowsFiles: false };

describe('paths in settings', () => {
  const cases: [string, string][] = [
    ['./sites', 'file:///home/shop/sites'],
    ['sites\\shop', 'file:///home/shop/sites/shop'],
    ['../other/', 'file:///home/other'],
    ['.', 'file:///home/shop'],
    [`${FOLDER}/sites`, 'file:///home/shop/sites'],
    [FOLDER, 'file:///home/shop'],
    ['/srv/iis', 'file:///srv/iis'],
    ['C:\\sites\\shop', 'file:///C:/sites/shop'],
    ['C:/sites', 'file:///C:/sites'],
    ['\\\\fs01\\web\\x', 'file://fs01/web/x'],
    ['file:///c%3A/x/', 'file:///C:/x'],
    ['vscode-vfs://github/o/r/a.config', 'vscode-vfs://github/o/r/a.config'],
    ['a b#c?d%20', 'file:///home/shop/a%20b%23c%3Fd%2520'],
  ];
  for (const [given, expected] of cases) {
    it(`${given} is ${expected}`, () => assert.equal(resolveUri(BASE, given), expected));
  }

  it('are relative to folders of other schemes too', () => {
    assert.equal(resolveUri('vscode-vfs://github/o/r', './sites'), 'vscode-vfs://github/o/r/sites');
    assert.equal(resolveUri('vscode-test-web://mount', 'a.config'), 'vscode-test-web://mount/a.config');
  });

  it('the folder of a URI ends at the root', () => {
    assert.equal(parentUri('file:///a/b.config'), 'file:///a');
    assert.equal(parentUri('file:///a'), 'file://');
    assert.equal(parentUri('file://'), undefined);
    assert.equal(parentUri('untitled:Untitled-1'), undefined);
  });

  it('a folder is not inside another one whose name it begins with', () => {
    assert.equal(isInside('file:///home/shop/web.config', BASE), true);
    assert.equal(isInside('file:///home/SHOP/web.config', BASE), true);
    assert.equal(isInside('file:///home/shop2/web.config', BASE), false);
  });
});

describe('path mappings', () => {
  it('stand for a drive, a folder of it, a server, a share or an environment variable', () => {
    assert.deepEqual(readMapping('C:\\sites=./sites', BASE), { from: 'C:\\sites', to: 'file:///home/shop/sites' });
    assert.deepEqual(readMapping('c:/sites/=./sites/', BASE), { from: 'c:\\sites', to: 'file:///home/shop/sites' });
    assert.deepEqual(readMapping('\\\\fs\\web=./fs', BASE), { from: '\\\\fs\\web', to: 'file:///home/shop/fs' });
    assert.deepEqual(readMapping('\\\\fs=./fs', BASE), { from: '\\\\fs', to: 'file:///home/shop/fs' });
    for (const prefix of ['%IIS_SITES_HOME%', '%IIS_SITES_HOME%\\Shop'])
      assert.deepEqual(readMapping(`${prefix}=./x`, BASE), { from: prefix, to: 'file:///home/shop/x' });
    for (const drive of ['C:=./c', 'C:\\=./c', 'C:/=./c']) {
      assert.deepEqual(readMapping(drive, BASE), { from: 'C:\\', to: 'file:///home/shop/c' }, drive);
    }
  });

  it('nothing else is one', () => {
    for (const text of [
      'C:\\sites',
      'sites=./x',
      'C:\\sites=',
      '%=./x',
      '%%=./x',
      'x%A%=./x',
      '=./x',
      '\\\\?\\C:\\x=./x',
      '',
    ]) {
      assert.equal(readMapping(text, BASE), undefined, text);
    }
  });
});

describe('settings', () => {
  it('are read with their paths resolved', () => {
    const { layer, problems } = readSettings(
      {
        hostConfig: './iis/applicationHost.config',
        host: 'iisexpress',
        iisVersion: '8.5',
        machineName: 'WEB01',
        domainJoined: false,
        pathMappings: { 'C:\\sites': './sites' },
        rules: { 'pool-not-defined': 'off' },
      },
      BASE,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(layer, {
      hostConfig: 'file:///home/shop/iis/applicationHost.config',
      host: 'iisexpress',
      iisVersion: '8.5',
      machineName: 'WEB01',
      domainJoined: false,
      pathMappings: [{ from: 'C:\\sites', to: 'file:///home/shop/sites' }],
      rules: { 'pool-not-defined': 'off' },
    });
  });

  it('a key with a dot may be an object in an object', () => {
    for (const raw of [{ 'inlayHints.enabled': true }, { inlayHints: { enabled: true } }]) {
      assert.deepEqual(readSettings(raw, BASE), { layer: { 'inlayHints.enabled': true }, problems: [] });
    }
    assert.deepEqual(readSettings({ inlayHints: {} }, BASE), { layer: {}, problems: [] });
    const { problems } = readSettings({ inlayHints: { enabled: 'yes' } }, BASE);
    assert.deepEqual(problems, ['"inlayHints.enabled" must be true or false']);
  });

  it('schema folders are a list, or a single one', () => {
    const { layer } = readSettings({ schemaFolders: ['./a', 'C:\\b'] }, BASE);
    assert.deepEqual(layer.schemaFolders, ['file:///home/shop/a', 'file:///C:/b']);
    assert.deepEqual(readSettings({ schemaFolders: './a' }, BASE).layer.schemaFolders, ['file:///home/shop/a']);
    const { problems } = readSettings({ schemaFolders: { a: 1 } }, BASE);
    assert.deepEqual(problems, ['"schemaFolders" must be a list of folders']);
  });

  it('null and an empty string are not set', () => {
    const raw = { hostConfig: '', machineName: null, pathMappings: null, rules: null };
    assert.deepEqual(readSettings(raw, BASE), { layer: {}, problems: [] });
  });

  it('one sentence for each value that cannot be used, and the rest counts', () => {
    const { layer, problems } = readSettings(
      {
        host: 'apache',
        iisVersion: 10,
        machineName: ['x'],
        domainJoined: 'yes',
        pathMappings: { sites: './sites', 'D:\\x': './x' },
        rules: { 'no-such-rule': 'off', 'pool-not-defined': 'fatal' },
      },
      BASE,
    );
    assert.deepEqual(layer, { pathMappings: [{ from: 'D:\\x', to: 'file:///home/shop/x' }], rules: {} });
    assert.equal(problems.length, 7);
    for (const key of ['host', 'iisVersion', 'machineName', 'domainJoined', 'pathMappings', 'no-such-rule']) {
      assert.equal(problems.filter(problem => problem.includes(`"${key}"`)).length, 1, key);
    }
  });

  it('merge layer by layer, mappings and rules entry by entry', () => {
    const settings = mergeSettings(
      [
        {
          iisVersion: '8.0',
          machineName: 'A',
          pathMappings: [
            { from: 'C:\\sites', to: 'file:///a' },
            { from: 'D:\\', to: 'file:///d' },
          ],
          rules: { x: 'off', y: 'hint' },
          schemaFolders: ['file:///a', 'file:///b'],
        },
        { schemaFolders: ['file:///b', 'file:///c'] },
        { machineName: 'B', pathMappings: [{ from: 'c:\\SITES', to: 'file:///b' }], rules: { y: 'error' } },
      ],
      { ...NOWHERE, hostConfigCandidates: ['file:///h'] },
    );
    assert.equal(settings.iisVersion, '8.0');
    assert.equal(settings.machineName, 'B');
    assert.equal(settings.domainJoined, true);
    assert.deepEqual(settings.pathMappings.map(({ to }) => to).sort(), ['file:///b', 'file:///d']);
    assert.deepEqual(settings.rules, { x: 'off', y: 'error' });
    assert.deepEqual(settings.hostConfigCandidates, ['file:///h']);
    assert.deepEqual(settings.schemaFolders, ['file:///a', 'file:///b', 'file:///c']);
  });

  it('without any source are the defaults of the core', () => {
    const settings: Readonly<Record<string, unknown>> = { ...mergeSettings([], NOWHERE) };
    for (const [key, value] of Object.entries(DEFAULT_SETTINGS)) assert.deepEqual(settings[key], value, key);
  });

  it('the default as a value wins over the project file, empty lists add nothing to it', () => {
    const project = parseProjectFile(
      `${BASE}/.whoiisrc.json`,
      '{ "host": "iis", "iisVersion": "7.5", "domainJoined": false, "schemaFolders": ["./schema"] }',
    );
    const raw = { host: 'auto', iisVersion: '10.0', domainJoined: true, schemaFolders: [] };
    const settings = mergeSettings([project.layer, readSettings(raw, BASE).layer], NOWHERE);
    assert.equal(settings.host, undefined);
    assert.equal(settings.iisVersion, '10.0');
    assert.equal(settings.domainJoined, true);
    assert.deepEqual(settings.schemaFolders, [`${BASE}/schema`]);
  });
});

describe('the project file', () => {
  const uri = `${BASE}/.whoiisrc.json`;
  const filesOf = (files: Record<string, FileContent | string>) => ({
    read: async (asked: string): Promise<FileContent> => {
      const content = files[asked];
      if (typeof content === 'string') return { kind: 'text', text: content, uri: asked };
      return content ?? { kind: 'absent' };
    },
  });

  it('has the same keys as its schema', () => {
    const file = path.resolve(import.meta.dirname, '../../schemas/whoiisrc.schema.json');
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(
      Object.keys(schema.properties).sort(),
      ['$schema', 'extends', ...[...SETTING_NAMES].filter(name => name !== 'allowedUncHosts')].sort(),
    );
    assert.equal(schema.additionalProperties, false);
  });

  it('counts from its own folder', () => {
    const { layer, problems, broken } = parseProjectFile(uri, '{ "$schema": "x", "hostConfig": "a.config" }');
    assert.deepEqual(layer, { hostConfig: 'file:///home/shop/a.config' });
    assert.deepEqual(problems, []);
    assert.equal(broken, false);
  });

  it('is broken in one sentence', () => {
    for (const text of ['', '{', '{ "host": iis }', '[]', 'null', '"x"']) {
      const { layer, problems, broken } = parseProjectFile(uri, text);
      assert.deepEqual(layer, {}, text);
      assert.equal(problems.length, 1, text);
      assert.equal(broken, true, text);
      assert.equal(problems[0]?.includes('\n'), false, text);
    }
  });

  it('knows the keys of the public interface that have no effect yet', () => {
    const text =
      '{ "profile": "cis", "codeLens.enabled": true, "codeLens": { "enabled": true }, "trace.server": "off" }';
    assert.deepEqual(parseProjectFile(uri, text).problems, []);
  });

  it('extends others: its own keys win, lists and rules are joined', async () => {
    const files = filesOf({
      [uri]:
        '{ "extends": ["../base/all.json", "../base/more.json"], "iisVersion": "8.5", "rules": { "duplicate-key": "off" } }',
      'file:///home/base/all.json':
        '{ "extends": "deep.json", "iisVersion": "7.5", "machineName": "WEB01", "rules": { "duplicate-key": "hint", "pool-not-defined": "warning" } }',
      'file:///home/base/more.json': '{ "machineName": "WEB02", "overrides": [{ "files": "x/**", "profile": "cis" }] }',
      'file:///home/base/deep.json': '{ "schemaFolders": ["./schema"] }',
    });
    const project = await findProjectFile(files, BASE, undefined);
    assert.deepEqual(project?.problems, []);
    assert.deepEqual(project?.layer, {
      machineName: 'WEB02',
      iisVersion: '8.5',
      rules: { 'duplicate-key': 'off', 'pool-not-defined': 'warning' },
      schemaFolders: ['file:///home/base/schema'],
      overrides: [{ base: 'file:///home/base', files: ['x/**'], profile: 'cis' }],
    });
    assert.deepEqual(project?.extended, [
      'file:///home/base/all.json',
      'file:///home/base/deep.json',
      'file:///home/base/more.json',
    ]);
  });

  it('says what it extends and cannot, and goes on', async () => {
    const files = filesOf({
      [uri]: '{ "extends": ["a.json", "none.json"], "iisVersion": "8.5" }',
      [`${BASE}/a.json`]: '{ "extends": ".whoiisrc.json", "hots": 1 }',
    });
    const project = await findProjectFile(files, BASE, undefined);
    assert.deepEqual(project?.problems, [
      'a.json: unknown key "hots"',
      'a.json: "extends" leads back to .whoiisrc.json',
      '"extends": none.json: no such file',
    ]);
    assert.equal(project?.layer.iisVersion, '8.5');
    assert.deepEqual(parseProjectFile(uri, '{ "extends": 1 }').problems, [
      '"extends" must be the path of a file, or a list of them',
    ]);
  });

  it('names what is wrong in overrides', () => {
    const text =
      '{ "overrides": [ { "rules": {} }, { "files": ["a"], "rules": { "nope": "off" }, "profile": "x", "host": "iis" } ] }';
    assert.deepEqual(parseProjectFile(uri, text).problems, [
      '"overrides": entry 1 needs "files", a list of patterns',
      '"overrides": entry 2: unknown key "host"; "files", "rules" and "profile" may stand here',
      '"overrides": entry 2: there is no such profile',
      '"overrides": entry 2: there is no rule "nope"',
    ]);
  });

  it('names unknown keys and goes on', () => {
    const { layer, problems, broken } = parseProjectFile(uri, '{ "iisVersion": "8.5", "hots": "iis", "x": 1 }');
    assert.deepEqual(layer, { iisVersion: '8.5' });
    assert.deepEqual(problems, ['unknown key "hots", "x"']);
    assert.equal(broken, false);
  });

  it('the nearest one upward counts, not above the given top', async () => {
    const files = filesOf({
      'file:///home/.whoiisrc.json': '{ "iisVersion": "7.5" }',
      'file:///home/shop/.whoiisrc.json': '{ "iisVersion": "8.5" }',
    });
    assert.equal((await findProjectFile(files, 'file:///home/shop/a/b', undefined))?.uri, uri);
    assert.equal((await findProjectFile(files, 'file:///home/blog', undefined))?.layer.iisVersion, '7.5');
    assert.equal(await findProjectFile(files, 'file:///home/blog/a', 'file:///home/blog'), undefined);
    assert.equal(await findProjectFile(files, 'file:///else', undefined), undefined);
  });

  it('that cannot be read is said so', async () => {
    const files = filesOf({ [uri]: { kind: 'unreadable', reason: 'access denied' } });
    const project = await findProjectFile(files, BASE, undefined);
    assert.deepEqual(project?.problems, ['cannot be read: access denied']);
    assert.equal(project?.broken, true);
  });
});
