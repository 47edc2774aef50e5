import assert from 'node:assert/strict';
import { terminalText } from '../../server/src/cli/terminal-text';

describe('text on a terminal', () => {
  it('keeps lines and our own colours, and shows every other control', () => {
    assert.equal(terminalText('\u001b[1mbold\u001b[22m\n\tx'), '\u001b[1mbold\u001b[22m\n\tx');
    assert.equal(terminalText('a\u001b]0;title\u0007b'), 'a\u241b]0;title\u2407b');
    assert.equal(terminalText('a\u001b[2Jb\rc\u009b31m'), 'a\u241b[2Jb\u240dc\ufffd31m');
    assert.equal(terminalText('\u202eabc'), '\ufffdabc');
  });
});
