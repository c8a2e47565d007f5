/**
 * About how wide a text is, without a font at hand: the widths of DejaVu Sans, a wide face, so that in
 * most others a text that fits here fits too.
 */

/** In thousandths of the size of the font; letters not named are as wide as most. */
const WIDTHS: readonly (readonly [letters: string, width: number])[] = [
  ["ijl'|", 280],
  ['.,:;I ', 340],
  ['frt()[]/\\-', 400],
  ['csz"*', 560],
  ['mwMW@%', 960],
  ['…', 1000],
];
const USUAL = 640;
const CAPITAL = 740;
/** Of other scripts: as wide as high. */
const FULL = 1000;

export function widthOf(text: string, fontPx: number): number {
  let thousandths = 0;
  for (const letter of text) thousandths += letterWidth(letter);
  return (thousandths * fontPx) / 1000;
}

function letterWidth(letter: string): number {
  const row = WIDTHS.find(([letters]) => letters.includes(letter));
  if (row !== undefined) return row[1];
  if (/[A-Z_]/.test(letter)) return CAPITAL;
  return letter.codePointAt(0)! < 0x2000 ? USUAL : FULL;
}
