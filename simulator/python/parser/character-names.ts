/**
 * The names that `\N{…}` escapes of tutorial programs use. The full list of Unicode names is some
 * megabytes; a name that is not here is refused with its place.
 */
const NAMES: Readonly<Record<string, number>> = {
  'NO-BREAK SPACE': 0xa0,
  'INVERTED EXCLAMATION MARK': 0xa1,
  'CENT SIGN': 0xa2,
  'POUND SIGN': 0xa3,
  'YEN SIGN': 0xa5,
  'SECTION SIGN': 0xa7,
  'COPYRIGHT SIGN': 0xa9,
  'REGISTERED SIGN': 0xae,
  'DEGREE SIGN': 0xb0,
  'PLUS-MINUS SIGN': 0xb1,
  'MICRO SIGN': 0xb5,
  'MIDDLE DOT': 0xb7,
  'MULTIPLICATION SIGN': 0xd7,
  'LATIN SMALL LETTER E WITH ACUTE': 0xe9,
  'DIVISION SIGN': 0xf7,
  'GREEK CAPITAL LETTER DELTA': 0x394,
  'GREEK CAPITAL LETTER SIGMA': 0x3a3,
  'GREEK CAPITAL LETTER OMEGA': 0x3a9,
  'GREEK SMALL LETTER ALPHA': 0x3b1,
  'GREEK SMALL LETTER BETA': 0x3b2,
  'GREEK SMALL LETTER GAMMA': 0x3b3,
  'GREEK SMALL LETTER DELTA': 0x3b4,
  'GREEK SMALL LETTER EPSILON': 0x3b5,
  'GREEK SMALL LETTER LAMDA': 0x3bb,
  'GREEK SMALL LETTER MU': 0x3bc,
  'GREEK SMALL LETTER PI': 0x3c0,
  'GREEK SMALL LETTER SIGMA': 0x3c3,
  'GREEK SMALL LETTER OMEGA': 0x3c9,
  'EN DASH': 0x2013,
  'EM DASH': 0x2014,
  'LEFT SINGLE QUOTATION MARK': 0x2018,
  'RIGHT SINGLE QUOTATION MARK': 0x2019,
  'LEFT DOUBLE QUOTATION MARK': 0x201c,
  'RIGHT DOUBLE QUOTATION MARK': 0x201d,
  BULLET: 0x2022,
  'HORIZONTAL ELLIPSIS': 0x2026,
  'EURO SIGN': 0x20ac,
  'LEFTWARDS ARROW': 0x2190,
  'UPWARDS ARROW': 0x2191,
  'RIGHTWARDS ARROW': 0x2192,
  'DOWNWARDS ARROW': 0x2193,
  'RIGHTWARDS DOUBLE ARROW': 0x21d2,
  'MINUS SIGN': 0x2212,
  'SQUARE ROOT': 0x221a,
  INFINITY: 0x221e,
  'NOT EQUAL TO': 0x2260,
  'LESS-THAN OR EQUAL TO': 0x2264,
  'GREATER-THAN OR EQUAL TO': 0x2265,
  'BOX DRAWINGS LIGHT HORIZONTAL': 0x2500,
  'BOX DRAWINGS LIGHT VERTICAL': 0x2502,
  'FULL BLOCK': 0x2588,
  'LIGHT SHADE': 0x2591,
  'BLACK SQUARE': 0x25a0,
  'WHITE SQUARE': 0x25a1,
  'BLACK CIRCLE': 0x25cf,
  'WHITE CIRCLE': 0x25cb,
  'BLACK STAR': 0x2605,
  'CHECK MARK': 0x2713,
  'HEAVY CHECK MARK': 0x2714,
  'BALLOT X': 0x2717,
  'HEAVY BALLOT X': 0x2718,
  SNOWMAN: 0x2603,
  'BLACK HEART SUIT': 0x2665,
  'HEAVY BLACK HEART': 0x2764,
  'WHITE HEAVY CHECK MARK': 0x2705,
  'CROSS MARK': 0x274c,
  SNAKE: 0x1f40d,
  'GRINNING FACE': 0x1f600,
  ROCKET: 0x1f680,
  SPARKLES: 0x2728,
};

/** The name of a character; undefined when it is none of those we know. */
export function characterName(character: string): string | undefined {
  const code = character.codePointAt(0);
  return Object.keys(NAMES).find((name) => NAMES[name] === code);
}

/** The character of that name; undefined when the name is none of those we know. */
export function characterNamed(name: string): string | undefined {
  const upper = name.toUpperCase();
  const code = NAMES[upper];
  if (code !== undefined) return String.fromCodePoint(code);
  const letter = /^(LATIN (SMALL|CAPITAL) LETTER|DIGIT) ([A-Z]+)$/.exec(upper);
  if (letter?.[1] === undefined) return undefined;
  const [, , size, last] = letter;
  if (size === undefined) {
    const digit = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];
    const value = digit.indexOf(last!);
    return value < 0 ? undefined : String(value);
  }
  if (last!.length !== 1) return undefined;
  return size === 'SMALL' ? last!.toLowerCase() : last;
}
