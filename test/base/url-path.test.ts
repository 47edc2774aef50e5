import assert from 'node:assert/strict';
import { pathsOnTheWay } from '../../server/src/core/config/base/url-path';

describe('paths on the way to a URL path', () => {
  it('are those of every level below the root, the path itself last', () => {
    assert.deepEqual(pathsOnTheWay('/a/B/c'), ['a', 'a/B', 'a/B/c']);
    assert.deepEqual(pathsOnTheWay('a'), ['a']);
    assert.deepEqual(pathsOnTheWay('/'), []);
  });

  it('end where HTTP.sys refuses a longer URL, but for the path itself', () => {
    const path = Array.from({ length: 2000 }, () => 'a').join('/');
    const paths = pathsOnTheWay(path);
    assert.equal(paths.length, 256);
    assert.equal(paths.at(-1), path);
  });
});
