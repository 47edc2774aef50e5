// Character classes of XML 1.0 (fifth edition), productions 2 to 4a, on UTF-16 units.

const NAME_START = 1;
const NAME = 2;

const ascii = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const isStart = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c === 58;
  const isName = isStart || (c >= 48 && c <= 57) || c === 45 || c === 46;
  ascii[c] = (isStart ? NAME_START : 0) | (isName ? NAME : 0);
}

export function isSpace(c: number): boolean {
  return c === 32 || c === 10 || c === 13 || c === 9;
}

export function isLineEnd(c: number): boolean {
  return c === 10 || c === 13;
}

/** Whether a name may begin with the unit. Both halves of a surrogate pair count as name characters. */
export function isNameStart(c: number): boolean {
  return c < 128 ? ((ascii[c] as number) & NAME_START) !== 0 : isWideNameStart(c);
}

export function isNameChar(c: number): boolean {
  return c < 128 ? (ascii[c] as number) !== 0 : isWideNameStart(c) || isWideNameRest(c);
}

function isWideNameStart(c: number): boolean {
  return (
    (c >= 0xc0 && c <= 0x2ff && c !== 0xd7 && c !== 0xf7) ||
    (c >= 0x370 && c <= 0x1fff && c !== 0x37e) ||
    c === 0x200c ||
    c === 0x200d ||
    (c >= 0x2070 && c <= 0x218f) ||
    (c >= 0x2c00 && c <= 0x2fef) ||
    (c >= 0x3001 && c <= 0xdb7f) ||
    (c >= 0xdc00 && c <= 0xdfff) ||
    (c >= 0xf900 && c <= 0xfdcf) ||
    (c >= 0xfdf0 && c <= 0xfffd)
  );
}

function isWideNameRest(c: number): boolean {
  return c === 0xb7 || (c >= 0x300 && c <= 0x36f) || c === 0x203f || c === 0x2040;
}

/** The offset behind the white space that begins at `at`. */
export function skipSpace(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** The offset behind the name that begins at `at`; `at` itself where there is none. */
export function skipName(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isNameChar(text.charCodeAt(i))) i++;
  return i;
}

/** The offset behind the last character before `at` that is no white space, not before `from`. */
export function trimEnd(text: string, from: number, at: number): number {
  let i = at;
  while (i > from && isSpace(text.charCodeAt(i - 1))) i--;
  return i;
}
