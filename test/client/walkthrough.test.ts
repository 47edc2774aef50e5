import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifest from '../../package.json';
import words from '../../package.nls.json';

const root = resolve(import.meta.dirname, '../..');

describe('walkthrough', () => {
  const steps = manifest.contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
  const texts = JSON.stringify([steps, words]);

  it('has pictures that are small and in the package', () => {
    const packed = readFileSync(join(root, '.vscodeignore'), 'utf8').split(/\r?\n/);
    for (const { media } of steps) {
      assert.ok(existsSync(join(root, media.svg)), media.svg);
      assert.ok(packed.includes(`!${media.svg}`), media.svg);
      assert.ok(readFileSync(join(root, media.svg)).length <= 5 * 1024, media.svg);
    }
  });

  it('is plain text with links: the editor draws nothing else there', () => {
    const shown = Object.entries(words).filter(([key]) => /^(walkthrough|view)\./.test(key));
    for (const [key, text] of shown) assert.doesNotMatch(text, /[`*_]/, key);
  });

  it('leads to commands and settings that there are', () => {
    const commands: readonly string[] = [
      ...manifest.contributes.commands.map(({ command }) => command),
      ...manifest.contributes.views.whoiis.map(({ id }) => `${id}.focus`),
    ];
    const named = [...texts.matchAll(/(?:command:|onCommand:)(whoiis\.[\w.]+)/g)].map(([, command = '']) => command);
    assert.ok(named.length > 0);
    for (const command of named) assert.ok(commands.includes(command), command);
    const settings = Object.keys(manifest.contributes.configuration.properties);
    for (const [, setting = ''] of texts.matchAll(/(?:onSettingChanged:|%22)(whoiis\.\w+)/g))
      assert.ok(settings.includes(setting), setting);
  });
});
