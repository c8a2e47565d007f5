/** The hatches of the palette as pixel tiles, so that waiting reads as waiting without colour. */
import { pixelOf } from './color.ts';
import type { Hex } from './color.ts';
import type { Hatch } from './palette.ts';
import type { Tile } from './raster.ts';

/** Side of a tile in CSS pixels. */
export const TILE_PX = 8;

/** How far a point (in eighths of a tile) is inside the hatch's line: from 0, line, to 8. */
const PATTERNS: Record<Hatch, (x: number, y: number) => boolean> = {
  solid: () => true,
  rising: (x, y) => (x + y) % 8 < 3,
  dense: (x, y) => (x + y) % 4 < 1.6,
  falling: (x, y) => (x - y + 8) % 8 < 3,
  crossed: (x, y) => (x + y) % 8 < 1.5 || (x - y + 8) % 8 < 1.5,
  upright: (x) => x % 4 < 1.5,
  level: (_x, y) => y % 4 < 1.5,
  dotted: (x, y) => ((x % 4) - 1.5) ** 2 + ((y % 4) - 1.5) ** 2 < 1.7,
  sparse: (x, y) => (x + y) % 8 < 1.6,
};

export function hatchTile(hatch: Hatch, line: Hex, fill: Hex, pixelRatio: number): Tile {
  const side = tileSide(pixelRatio);
  const linePixel = pixelOf(line);
  const fillPixel = pixelOf(fill);
  const pixels = new Uint32Array(side * side);
  const inside = PATTERNS[hatch];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const eighth = TILE_PX / side;
      pixels[y * side + x] = inside((x + 0.5) * eighth - 0.5, (y + 0.5) * eighth - 0.5)
        ? linePixel
        : fillPixel;
    }
  }
  return { side, pixels, plain: pixels.every((pixel) => pixel === pixels[0]) };
}

/** A power of two near the tile's size in device pixels. */
export function tileSide(pixelRatio: number): number {
  return TILE_PX * 2 ** Math.max(0, Math.round(Math.log2(pixelRatio)));
}
