import type { BuiltInAccount, Identity } from './account';

const BUILT_IN_SIDS: Readonly<Record<BuiltInAccount, string>> = {
  SYSTEM: 'S-1-5-18',
  'LOCAL SERVICE': 'S-1-5-19',
  'NETWORK SERVICE': 'S-1-5-20',
  IUSR: 'S-1-5-17',
  'ANONYMOUS LOGON': 'S-1-5-7',
};

/** The SID of an identity, where it is the same on every machine or follows from a name; else `null`. */
export function sidOf(identity: Identity): string | null {
  if (identity.kind === 'virtualAccount') return poolSid(identity.pool);
  if (identity.kind === 'builtIn') return BUILT_IN_SIDS[identity.account];
  return null;
}

/**
 * SID of the virtual account `IIS APPPOOL\<name>` (R4): SHA-1 over the lower-cased name in UTF-16LE without
 * terminator, the digest read as five little-endian 32-bit numbers.
 */
export function poolSid(poolName: string): string {
  const name = lowerInvariant(poolName);
  const bytes = new Uint8Array(name.length * 2);
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >>> 8;
  }
  const numbers = sha1(bytes).map(word => swapBytes(word));
  return `S-1-5-82-${numbers.join('-')}`;
}

/**
 * Lower case by simple, one-to-one mapping of UTF-16 units, as Windows' invariant culture does it: no final sigma, no
 * expansion of `İ` (R4, inferred for names outside ASCII).
 */
function lowerInvariant(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const lower = unit.toLowerCase();
    result += lower.length === 1 ? lower : unit;
  }
  return result;
}

function swapBytes(word: number): number {
  return (((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/**
 * SHA-1 as five big-endian 32-bit words (FIPS 180-4). The core has no crypto library to lean on: it also runs in a web
 * worker, synchronously, where the platform offers only promises.
 */
export function sha1(message: Uint8Array): readonly number[] {
  const words = paddedWords(message);
  let h0 = 0x67452301;
  let h1 = 0xefcdab89;
  let h2 = 0x98badcfe;
  let h3 = 0x10325476;
  let h4 = 0xc3d2e1f0;
  const w = new Uint32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    for (let t = 0; t < 80; t++) {
      w[t] = t < 16 ? at(words, block + t) : rotate(at(w, t - 3) ^ at(w, t - 8) ^ at(w, t - 14) ^ at(w, t - 16), 1);
    }
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
    for (let t = 0; t < 80; t++) {
      const next = (rotate(a, 5) + mix(t, b, c, d) + e + constant(t) + at(w, t)) >>> 0;
      e = d;
      d = c;
      c = rotate(b, 30);
      b = a;
      a = next;
    }
    h0 = (h0 + a) >>> 0;
    h1 = (h1 + b) >>> 0;
    h2 = (h2 + c) >>> 0;
    h3 = (h3 + d) >>> 0;
    h4 = (h4 + e) >>> 0;
  }
  return [h0, h1, h2, h3, h4];
}

function paddedWords(message: Uint8Array): Uint32Array {
  const words = new Uint32Array((((message.length + 8) >>> 6) + 1) * 16);
  for (let i = 0; i < message.length; i++)
    words[i >>> 2] = at(words, i >>> 2) | ((message[i] ?? 0) << (24 - (i & 3) * 8));
  const end = message.length >>> 2;
  words[end] = at(words, end) | (0x80 << (24 - (message.length & 3) * 8));
  // Lengths beyond 2^32 bits do not occur: a pool name has at most 64 characters.
  words[words.length - 1] = message.length * 8;
  return words;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round < 20) return (b & c) | (~b & d);
  if (round >= 40 && round < 60) return (b & c) | (b & d) | (c & d);
  return b ^ c ^ d;
}

function constant(round: number): number {
  if (round < 20) return 0x5a827999;
  if (round < 40) return 0x6ed9eba1;
  return round < 60 ? 0x8f1bbcdc : 0xca62c1d6;
}

function rotate(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
