import assert from 'node:assert/strict';
import { badgeText } from '../../client/src/view/badge-text';

describe('badges of the view', () => {
  it('count findings, with a lock before rights on the server, in two characters', () => {
    const badge = (errors: number, warnings: number, rights = 0) => badgeText({ errors, warnings, rights });
    assert.equal(badge(1, 2), '3');
    assert.equal(badge(4, 6), '9+');
    assert.equal(badge(1, 2, 1), '\u{1F512}3');
    assert.equal(badge(4, 6, 2), '\u{1F512}+');
    for (const text of [badge(4, 6), badge(4, 6, 2)]) assert.ok([...text].length <= 2, text);
  });
});
