/** Base 64: three bytes as four letters (RFC 4648). */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PAD = 0x3d;
const NO_LETTER = 255;

const VALUES = new Uint8Array(256).fill(NO_LETTER);
for (let i = 0; i < LETTERS.length; i++) VALUES[LETTERS.charCodeAt(i)] = i;

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += LETTERS[group >> 18]! + LETTERS[(group >> 12) & 63]!;
    text += i + 1 < bytes.length ? LETTERS[(group >> 6) & 63]! : '=';
    text += i + 2 < bytes.length ? LETTERS[group & 63]! : '=';
  }
  return text;
}

/**
 * The bytes that letters stand for, or what is wrong with them. Reads to the first complete padding and
 * passes over everything that is no letter; `strict`: neither.
 */
export function decodeBase64(text: Uint8Array, strict: boolean): Uint8Array | string {
  const bytes: number[] = [];
  if (strict && text[0] === PAD) return 'Leading padding not allowed';
  /** Letters since the last complete group of four, and bits not given out yet. */
  let letters = 0;
  let bits = 0;
  let pads = 0;
  for (const [i, code] of text.entries()) {
    if (code === PAD) {
      pads++;
      if (letters >= 2 && letters + pads >= 4) {
        if (strict && i + 1 < text.length) return 'Excess data after padding';
        return Uint8Array.from(bytes);
      }
      continue;
    }
    const value = VALUES[code]!;
    if (value === NO_LETTER) {
      if (strict) return 'Only base64 data is allowed';
      continue;
    }
    if (strict && pads > 0) return 'Discontinuous padding not allowed';
    pads = 0;
    if (letters > 0) bytes.push((((bits << 6) | value) >> (6 - 2 * letters)) & 0xff);
    bits = value;
    letters = (letters + 1) % 4;
  }
  if (letters === 0) return Uint8Array.from(bytes);
  if (letters > 1) return 'Incorrect padding';
  const count = Math.floor(bytes.length / 3) * 4 + 1;
  return (
    `Invalid base64-encoded string: number of data characters (${count}) ` +
    'cannot be 1 more than a multiple of 4'
  );
}
