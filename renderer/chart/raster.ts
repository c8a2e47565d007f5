/**
 * A picture as one number per pixel, and the few strokes bars are made of. Writing pixels costs the
 * same for a thousand bars as for ten, which is what keeps dense charts at full frame rate. Clips to
 * the picture; knows nothing of lanes or states.
 */

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Row by row, as ImageData lays them out. */
  readonly pixels: Uint32Array;
}

/** A square pattern repeated over the picture; its side is a power of two. */
export interface Tile {
  readonly side: number;
  readonly pixels: Uint32Array;
  /** Whether all its pixels are the same, which is faster to paint. */
  readonly plain: boolean;
}

export function raster(width: number, height: number): Raster {
  return { width, height, pixels: new Uint32Array(width * height) };
}

/** Below this, a loop beats the call of `fill`. */
export const SHORT_RUN = 24;

export function fillRect(
  to: Raster,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  pixel: number,
): void {
  const left = Math.max(0, x0);
  const right = Math.min(to.width, x1);
  const top = Math.max(0, y0);
  const bottom = Math.min(to.height, y1);
  if (right <= left) return;
  const { pixels, width } = to;
  const short = right - left < SHORT_RUN;
  for (let y = top; y < bottom; y += 1) {
    const from = y * width + left;
    const until = y * width + right;
    if (short) for (let at = from; at < until; at += 1) pixels[at] = pixel;
    else pixels.fill(pixel, from, until);
  }
}

/** `phaseX` and `phaseY` are where the pattern begins, so that it moves along with what it fills. */
export function fillTiled(
  to: Raster,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  tile: Tile,
  phaseX: number,
  phaseY: number,
): void {
  if (tile.plain) {
    fillRect(to, x0, y0, x1, y1, tile.pixels[0]!);
    return;
  }
  const left = Math.max(0, x0);
  const right = Math.min(to.width, x1);
  const top = Math.max(0, y0);
  const bottom = Math.min(to.height, y1);
  const { pixels, width } = to;
  const mask = tile.side - 1;
  const source = tile.pixels;
  // Below the first tile every line is one that has been painted already.
  const firstCopy = Math.min(bottom, top + tile.side);
  for (let y = top; y < firstCopy; y += 1) {
    const line = ((y - phaseY) & mask) * tile.side;
    const row = y * width;
    for (let x = left; x < right; x += 1) {
      pixels[row + x] = source[line + ((x - phaseX) & mask)]!;
    }
  }
  const above = tile.side * width;
  const short = right - left < SHORT_RUN;
  for (let y = firstCopy; y < bottom; y += 1) {
    const from = y * width + left;
    const until = y * width + right;
    if (short) for (let at = from; at < until; at += 1) pixels[at] = pixels[at - above]!;
    else pixels.copyWithin(from, from - above, until - above);
  }
}

export function strokeRect(
  to: Raster,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  thickness: number,
  pixel: number,
): void {
  fillRect(to, x0, y0, x1, y0 + thickness, pixel);
  fillRect(to, x0, y1 - thickness, x1, y1, pixel);
  fillRect(to, x0, y0 + thickness, x0 + thickness, y1 - thickness, pixel);
  fillRect(to, x1 - thickness, y0 + thickness, x1, y1 - thickness, pixel);
}
