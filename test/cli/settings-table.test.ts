import assert from 'node:assert/strict';
import { Command } from 'commander';
import type { CliIo } from '../../server/src/cli/io';
import { optionLayer, settingOptions } from '../../server/src/cli/setting-options';
import { readSettings } from '../../server/src/common/read-settings';
import { SETTING_ENTRIES, type Setting } from '../../server/src/common/settings-table';
import { Disk } from '../../server/src/node/disk';
import { cli, tempFolder } from './support';

/** A value that says something else than the default. */
function valueFor(setting: Setting): unknown {
  switch (setting.kind) {
    case 'flag':
      return !setting.default;
    case 'choice':
      return Object.keys(setting.choices).find(choice => choice !== setting.default);
    default:
      return setting.example ?? './x';
  }
}

/** As words of a command line, where they are not the value itself. */
const ARGUMENTS: Partial<Record<Setting['kind'], string>> = {
  folders: 'schema',
  mappings: 'C:\\sites=./sites',
  hosts: 'fs01',
};

function ioIn(cwd: string): CliIo {
  const output = { write: () => undefined, isTTY: false, columns: undefined };
  return {
    cwd,
    env: {},
    platform: process.platform,
    stdout: output,
    stderr: output,
    readStdin: async () => new Uint8Array(),
    startLanguageServer: async () => undefined,
    startAssistantServer: async () => undefined,
    threads: undefined,
  };
}

describe('the table of settings', () => {
  for (const [key, setting] of SETTING_ENTRIES) {
    it(`${key} is read, and a number is refused`, () => {
      const { layer, problems } = readSettings({ [key]: valueFor(setting) }, 'file:///home');
      assert.deepEqual(Object.keys(layer), [key]);
      assert.deepEqual(problems, []);
      const wrong = readSettings({ [key]: 7 }, 'file:///home');
      assert.deepEqual(wrong.layer, {});
      assert.equal(wrong.problems.length, 1);
      assert.ok(wrong.problems[0]?.startsWith(`"${key}"`), wrong.problems[0]);
    });

    it(`${key}: the summary is one sentence`, () => assert.match(setting.summary, /^[A-Z].*\.$/));
  }

  it('gives the command line its options', async () => {
    const { stdout } = await cli(tempFolder(), ['--help']);
    for (const [key, { option }] of SETTING_ENTRIES) if (option) assert.ok(stdout.includes(option.flags), key);
  });

  for (const [key, setting] of SETTING_ENTRIES) {
    if (!setting.option) continue;
    const [name = '', value] = setting.option.flags.split(' ');
    it(`${name} says ${key}`, async () => {
      const folder = tempFolder({ './x': '', 'schema/x.xml': '' });
      const argv = value === undefined ? [name] : [name, ARGUMENTS[setting.kind] ?? String(valueFor(setting))];
      const program = new Command().exitOverride();
      for (const option of settingOptions()) program.addOption(option);
      program.parse(argv, { from: 'user' });
      const layer = await optionLayer(program.opts(), new Disk(undefined, process.platform), ioIn(folder));
      assert.deepEqual(Object.keys(layer), [key]);
    });
  }
});
