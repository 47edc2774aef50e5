import assert from 'node:assert/strict';
import fc from 'fast-check';
import { icaclsGrant } from '../../server/src/core/windows/icacls';
import { commandLine, commentLine, SHELLS, type Shell, value } from '../../server/src/core/windows/shell/command-line';
import { createLogin } from '../../server/src/core/windows/shell/tsql';
import { type ReadLine, readByCmd, readByPowerShell, readBySql } from '../support/shell-tokens';

const READ: Readonly<Record<Shell, (line: string) => ReadLine>> = { cmd: readByCmd, PowerShell: readByPowerShell };
const PROGRAM = { cmd: 'tool', PowerShell: 'tool' } as const;

/** Whatever has a meaning in one of the grammars, between plain letters. */
const SIGNS = [
  ...'\'"\u2018\u2019\u201A\u201B\u201C\u201D\u201E`$%^&|<>();,=+-@#!~*?[]{}\\/: \t\r\n\u0085\u2028\u0000\u001b\u202e',
];
const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom('a', 'Z', '0', '\u00e4', '\u{1f600}', 'calc', '%OS%', '$x')),
    {
      maxLength: 14,
    },
  )
  .map(parts => parts.join(''));
const anyText = fc.oneof(hostile, fc.string({ unit: 'binary' }));

describe('commands for a shell', () => {
  it('a value arrives letter by letter, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHELLS), fc.array(anyText, { minLength: 1, maxLength: 3 }), (shell, texts) => {
        const line = commandLine(shell, PROGRAM, ['/first', ...texts.map(text => value(text))]);
        if (line === undefined) return;
        assert.deepEqual(READ[shell](line), { args: ['tool', '/first', ...texts], doesMore: false });
      }),
      { numRuns: 5000 },
    );
  });

  it('icacls gets one path and one account', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHELLS), anyText, anyText, (shell, path, account) => {
        const line = icaclsGrant(shell, { path, account, isFolder: true, right: 'RX' });
        if (line === undefined) return;
        assert.deepEqual(READ[shell](line), {
          args: ['icacls', path, '/grant', `${account}:(OI)(CI)RX`],
          doesMore: false,
        });
        assert.ok(!/^[*/]|:/.test(account) && !/[*?]/.test(path));
      }),
      { numRuns: 5000 },
    );
  });

  it('names of every day have a command in both shells', () => {
    for (const text of [
      "it's",
      'a&b',
      'a^b',
      '(x86)',
      'a$b',
      '\u00e4 \u65e5\u672c',
      'D\u2019Arc',
      'C:\\',
      '\\\\fs01\\my share$',
    ])
      for (const shell of SHELLS) assert.ok(commandLine(shell, PROGRAM, [value(text)]) !== undefined, text);
    assert.equal(commandLine('PowerShell', PROGRAM, [value('100%')]), "tool '100%'");
  });

  it('there is no command rather than another one', () => {
    for (const text of ['C:\\site\ncalc\n', 'a\rb', 'a\u2028b', 'a\u0000', 'a\u202eb', 'a\ud800', 'a"b', ''])
      for (const shell of SHELLS) assert.equal(commandLine(shell, PROGRAM, [value(text)]), undefined, text);
    assert.equal(commandLine('cmd', PROGRAM, [value('%OS%')]), undefined);
  });

  it('comments stay on their line and expand nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHELLS), anyText, (shell, text) => {
        const line = commentLine(shell, text);
        assert.match(line, shell === 'cmd' ? /^rem - / : /^# /);
        assert.doesNotMatch(line, /[\r\n\u0085\u2028\u2029\0]/);
        if (shell === 'cmd') assert.doesNotMatch(line.replaceAll('%%', ''), /%/);
      }),
      { numRuns: 2000 },
    );
  });

  it('T-SQL names stay names', () => {
    fc.assert(
      fc.property(anyText, text => {
        const statement = createLogin(text);
        if (statement === undefined) return;
        assert.deepEqual(readBySql(statement), { names: [text], rest: 'CREATE LOGIN [] FROM WINDOWS;' });
      }),
      { numRuns: 2000 },
    );
  });
});
