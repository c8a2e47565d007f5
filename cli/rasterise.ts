/**
 * A vector picture as PNG, by resvg with DejaVu Sans: both travel inside the program, so the same picture
 * gives the same bytes on every system. A module of its own, loaded when a PNG is asked for.
 */
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import wasm from '@resvg/resvg-wasm/index_bg.wasm?inline';
import bold from 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf?inline';
import regular from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?inline';

/** Sharp on dense screens and in print. */
const PIXELS_PER_UNIT = 2;

await initWasm(bytesOf(wasm));
const FONTS = [bytesOf(regular), bytesOf(bold)];

export function rasterise(svg: string): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: PIXELS_PER_UNIT },
    font: { fontBuffers: FONTS, defaultFontFamily: 'DejaVu Sans', loadSystemFonts: false },
  });
  try {
    return picture.render().asPng();
  } finally {
    picture.free();
  }
}

function bytesOf(dataUrl: string): Uint8Array {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
}
