import fc from 'fast-check';

/** What means something in Markdown, HTML, addresses, shells or terminals, alone and in phrases that once got through. */
const PIECES = [
  ...'`*_{}[]()<>#+-.!|~&@:;=\\/"\'$%^',
  ...'\r\n\t\u0000\u0007\u001b\u0085\u200f\u202e\u2028',
  '``',
  '```',
  '~~~',
  '\r\n\r\n',
  '    ',
  '1. ',
  '===',
  '---',
  '](',
  '[x](command:evil)',
  '[x](javascript:alert)',
  '![x](https://evil.example/i.png)',
  '[x]: https://evil.example',
  'https://evil.example/',
  'www.evil.example',
  'ftp://evil.example',
  'me@evil.example',
  '<https://evil.example>',
  '<img src=x onerror=evil>',
  '<script>evil</script>',
  '<a href="command:evil">x</a>',
  '</code>',
  '</summary>',
  '<!--',
  '&lt;b&gt;',
  '&#91;x](command:evil)',
  '\\`',
  '\\|',
  '\\\\|',
  '$(zap)',
  '\u001b[31m',
  'x](command:evil) [y',
  'a',
  'Shop',
  '\u00e4',
  '\u{1f600}',
  ' ',
];

/** A text that tries to become something else than a text. */
export const hostileText = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map(pieces => pieces.join(''));

/** As the value of an attribute in XML; what XML cannot hold is left out. */
export function asAttributeValue(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no such characters.
  const allowed = text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]|\p{Surrogate}/gu, '');
  return allowed.replace(/[&<>"'\r\n\t]/g, character => `&#${character.charCodeAt(0)};`);
}
