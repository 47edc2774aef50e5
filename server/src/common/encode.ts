import { decodeText } from './decode';

/**
 * A changed text in the encoding of the bytes that it was read from, with their byte order mark. Undefined where that
 * encoding cannot be written: then nothing is, rather than something else.
 */
export function encodeLike(text: string, original: Uint8Array): Uint8Array | undefined {
  for (const encode of [utf8, utf16le, utf16be, latin]) {
    // What reads the same as before is in that encoding.
    const before = decodeText(original);
    if (before === undefined) return undefined;
    const marked = MARKS.find(([, mark]) => startsWith(original, mark));
    const mark = marked?.[1] ?? new Uint8Array();
    if (!isSame(concat(mark, encode(before)), original)) continue;
    const bytes = concat(mark, encode(text));
    return decodeText(bytes) === text ? bytes : undefined;
  }
  return undefined;
}

const MARKS = [
  ['utf-8', new Uint8Array([0xef, 0xbb, 0xbf])],
  ['utf-16le', new Uint8Array([0xff, 0xfe])],
  ['utf-16be', new Uint8Array([0xfe, 0xff])],
] as const;

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16le(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
}

function utf16be(text: string): Uint8Array {
  const bytes = utf16le(text);
  for (let i = 0; i < bytes.length; i += 2) [bytes[i], bytes[i + 1]] = [bytes[i + 1] ?? 0, bytes[i] ?? 0];
  return bytes;
}

/** One byte a character: ISO 8859-1, and Windows-1252 as far as both agree. */
function latin(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, mark: Uint8Array): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
