import assert from 'node:assert/strict';
import manifest from '../../package.json';

/** Some are about a file, not about a place. */
const isAboutPlace = ({ command }: { readonly command: string }): boolean =>
  !['whoiis.previewTransform', 'whoiis.treatAsHostConfig'].includes(command);

const { editor, palette } = {
  editor: manifest.contributes.menus['editor/context'].filter(isAboutPlace),
  palette: manifest.contributes.menus.commandPalette.filter(({ when }) => when !== 'false').filter(isAboutPlace),
};

/** Whether an entry of a menu is there while a file of this name is open. */
function isOffered(when: string, name: string): boolean {
  const pattern = /^resourceFilename =~ \/(.+)\/i$/.exec(when.replace(' || whoiis.isConfigFile', ''));
  assert.ok(pattern?.[1], when);
  return new RegExp(pattern[1], 'i').test(name);
}

describe('menus of the extension', () => {
  const entries = [...editor, ...palette];

  it('have the commands about a place in files that the settings name, by the key that the extension sets', () => {
    assert.ok(entries.every(({ when }) => when.endsWith(' || whoiis.isConfigFile')));
  });

  for (const name of [
    'web.config',
    'Web.config',
    'web.Release.config',
    'old.web.config',
    'applicationHost.config',
    'machine.config',
  ])
    it(`have the commands about a place in ${name}`, () => {
      assert.deepEqual(
        entries.filter(({ when }) => !isOffered(when, name)),
        [],
      );
    });

  for (const name of ['packages.config', 'app.config', 'NuGet.config', 'webdav.config', 'web.config.txt'])
    it(`have no such command in ${name}`, () => {
      assert.deepEqual(
        entries.filter(({ when }) => isOffered(when, name)),
        [],
      );
    });

  it('have every button of the view for those who use the keyboard alone', () => {
    const entries = manifest.contributes.menus['view/item/context'];
    const told = (isButton: boolean) =>
      entries
        .filter(({ group }) => group.startsWith('inline') === isButton)
        .map(({ command, when }) => ({ command, when }));
    assert.deepEqual(told(false), told(true));
    assert.ok(told(true).length > 0);
  });
});
