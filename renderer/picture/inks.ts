/** How a state is painted in a vector picture: a colour, or a pattern of the chart's own hatch. */
import { hatchTile, TILE_PX } from '../chart/hatch.ts';
import { pixelOf } from '../chart/color.ts';
import type { Palette } from '../chart/palette.ts';
import type { StateKey } from '../chart/state-key.ts';
import { element } from './markup.ts';

export function fillOf(palette: Palette, key: StateKey): string {
  const { hatch, hue } = palette.states[key];
  return hatch === 'solid' ? hue : `url(#${key})`;
}

/** A definition for each state that is hatched: the pixels of its tile, run by run. */
export function hatchDefinitions(palette: Palette, keys: readonly StateKey[]): string {
  return keys
    .filter((key) => palette.states[key].hatch !== 'solid')
    .map((key) => hatchDefinition(palette, key))
    .join('');
}

function hatchDefinition(palette: Palette, key: StateKey): string {
  const { hatch, hue, fill } = palette.states[key];
  const tile = hatchTile(hatch, hue, fill, 1);
  const line = pixelOf(hue);
  const runs: string[] = [];
  for (let y = 0; y < tile.side; y += 1) {
    for (let x = 0; x < tile.side; x += 1) {
      if (tile.pixels[y * tile.side + x] !== line) continue;
      const from = x;
      while (x + 1 < tile.side && tile.pixels[y * tile.side + x + 1] === line) x += 1;
      runs.push(`M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`);
    }
  }
  const side = { width: TILE_PX, height: TILE_PX };
  return element(
    'pattern',
    { id: key, patternUnits: 'userSpaceOnUse', ...side },
    element('rect', { ...side, fill }) + element('path', { d: runs.join(''), fill: hue }),
  );
}
