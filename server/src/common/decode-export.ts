/**
 * The text in an export of Windows tools, whose encoding nobody tells (A3): `icacls /save` writes UTF-16 without a mark,
 * secedit and PowerShell 5.1 with one, others UTF-8 or the code page of the machine.
 */
export function decodeExport(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Bytes that are looked at to tell UTF-16. */
const SAMPLE = 4096;

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  let even = 0;
  let odd = 0;
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (odd > even) return 'utf-16le';
  if (even > odd) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
