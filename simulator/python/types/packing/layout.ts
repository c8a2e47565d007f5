/** Format strings of `struct`, read (Library reference, "struct", "Format Strings"). */

/** One value, or for `x` none, in the layout. */
export interface Field {
  readonly letter: string;
  readonly offset: number;
  readonly size: number;
}

export interface Layout {
  readonly fields: readonly Field[];
  readonly size: number;
  readonly littleEndian: boolean;
  /** Of this machine, which makes infinity of a float that is too large. */
  readonly native: boolean;
}

const SIZES: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  s: 1,
  p: 1,
  h: 2,
  H: 2,
  e: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  f: 4,
  q: 8,
  Q: 8,
  d: 8,
};
/** Where the sizes of this machine differ. */
const NATIVE_SIZES: Readonly<Record<string, number>> = { ...SIZES, l: 8, L: 8, n: 8, N: 8, P: 8 };
const SIZE_MAX = 2 ** 63;

/** The layout, or what is wrong with the format. */
export function layoutOf(format: string): Layout | string {
  const order = '@=<>!'.includes(format.charAt(0)) ? format.charAt(0) : '';
  const native = order === '' || order === '@';
  const sizes = native ? NATIVE_SIZES : SIZES;
  const fields: Field[] = [];
  let size = 0;
  let rest = format.slice(order.length);
  while ((rest = rest.replace(/^[ \t\n\v\f\r]+/, '')) !== '') {
    const digits = /^\d*/.exec(rest)![0];
    const letter = rest.charAt(digits.length);
    if (digits !== '' && letter === '') return 'repeat count given without format specifier';
    const each = sizes[letter];
    if (each === undefined) return 'bad char in struct format';
    rest = rest.slice(digits.length + 1);
    const count = digits === '' ? 1 : Number(digits);
    if (native && each > 1) size = Math.ceil(size / each) * each;
    if (size + count * each >= SIZE_MAX) return 'total struct size too long';
    if (letter === 's' || letter === 'p') fields.push({ letter, offset: size, size: count });
    else if (letter !== 'x') {
      for (let i = 0; i < count; i++) fields.push({ letter, offset: size + i * each, size: each });
    }
    size += count * each;
  }
  return { fields, size, littleEndian: order !== '>' && order !== '!', native };
}
