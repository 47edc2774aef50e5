import assert from 'node:assert/strict';
import { matchesGlob } from '../../server/src/core/text/glob';

describe('patterns for files', () => {
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['legacy/**', ['legacy/web.config', 'Legacy/a/b/web.config'], ['web.config', 'x/legacy/web.config']],
    ['web.*.config', ['web.Release.config', 'a/b/Web.debug.config'], ['web.config', 'a/web.config']],
    ['**/admin/web.config', ['admin/web.config', 'a/b/admin/web.config'], ['a/admin/x/web.config']],
    ['./a/*/web.config', ['a/b/web.config'], ['a/web.config', 'a/b/c/web.config']],
    ['sites\\{shop,blog}\\*', ['sites/shop/web.config', 'sites/blog/x'], ['sites/other/x', 'sites/shop/a/b']],
    ['a?.config', ['ab.config'], ['abc.config', 'a/.config']],
    ['a+(b).config', ['a+(b).config'], ['aab.config']],
    ['{a,b', ['{a,b'], ['a', 'b']],
  ];
  for (const [pattern, matching, others] of table) {
    it(pattern, () => {
      for (const path of matching) assert.ok(matchesGlob(pattern, path), path);
      for (const path of others) assert.ok(!matchesGlob(pattern, path), path);
    });
  }
});
