/**
 * The text in `bytes`; `undefined` where they are no text (NUL characters).
 *
 * Order: byte order mark, UTF-16 without one (XML 1.0, appendix F), the encoding of the XML declaration, UTF-8. The
 * byte order mark is no part of the text, as in editors; so positions agree with what an editor shows.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const encoding = byteOrderMark(bytes) ?? bareUtf16(bytes);
  if (encoding === undefined && bytes.includes(0)) return undefined;
  const text = decoder(encoding ?? declaredEncoding(bytes) ?? 'utf-8').decode(bytes);
  return encoding !== undefined && text.includes('\0') ? undefined : text;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** A document that starts with `<` in UTF-16, without a byte order mark. */
function bareUtf16(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

const DECLARATION = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]*)["']/;
const DECLARATION_BYTES = 256;

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES));
  const name = DECLARATION.exec(head)?.[1]?.toLowerCase();
  // The declaration was readable as single bytes, so a name of a wide encoding is a mistake in the file.
  return name === undefined || /^(utf-?16|utf-?32|ucs-?[24]|iso-10646-ucs)/.test(name) ? undefined : name;
}

function decoder(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}
