import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import manifest from '../../package.json';

describe('page of the extension', () => {
  it('has an icon, a banner and categories', () => {
    assert.ok(existsSync(manifest.icon));
    assert.match(manifest.galleryBanner.color, /^#[\da-f]{6}$/);
    assert.ok(['dark', 'light'].includes(manifest.galleryBanner.theme));
    assert.ok(manifest.categories.length > 0);
  });

  it('shows every picture that the script takes, and no other', () => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = [...readme.matchAll(/\]\(docs\/images\/([^)]+)\)/g)].map(([, name]) => name);
    assert.deepEqual(shown.sort(), readdirSync('docs/images').sort());
  });
});
