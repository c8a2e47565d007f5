/** The palette turned into pixels for one theme, one screen and one choice of emphasis. */
import { mix, pixelOf } from './color.ts';
import type { Hex } from './color.ts';
import { hatchTile } from './hatch.ts';
import type { Palette, StateInk } from './palette.ts';
import type { Tile } from './raster.ts';
import { STATE_KEYS } from './state-key.ts';
import type { StateKey } from './state-key.ts';

export interface BarStyle {
  readonly tile: Tile;
  readonly hue: number;
  readonly outline: number;
  readonly half: boolean;
  readonly dimmed: boolean;
  /** For the label, and what stands behind it where the bar is hatched. */
  readonly text: Hex;
  readonly plate: Hex | undefined;
}

export interface ChartStyles {
  readonly palette: Palette;
  readonly pixelRatio: number;
  /** By key code. */
  readonly bars: readonly BarStyle[];
  /** By thread ordinal modulo its length; the second set is for dimmed bars. */
  readonly threads: readonly number[];
  readonly threadsDimmed: readonly number[];
  readonly surface: number;
  readonly heading: number;
  readonly absent: number;
  readonly separator: number;
  readonly grid: number;
  readonly baseline: number;
  /** The area of a level, and the line on top of it. */
  readonly level: number;
  readonly levelEdge: number;
}

/** How far bars that aren't emphasised fade into the surface. */
const DIM_SHARE = 0.8;
/** And the bars of the pinned run: what they are must still be told from their colour. */
const GHOST_SHARE = 0.3;

export function chartStyles(
  palette: Palette,
  emphasis: ReadonlySet<StateKey>,
  pixelRatio: number,
): ChartStyles {
  const dim = (hex: Hex): Hex => mix(hex, palette.surface, DIM_SHARE);
  const bars = STATE_KEYS.map((key) => {
    const isDimmed = emphasis.size > 0 && !emphasis.has(key);
    const ink = palette.states[key];
    return barStyle(isDimmed ? dimInk(ink, dim, palette) : ink, isDimmed, pixelRatio);
  });
  return {
    palette,
    pixelRatio,
    bars,
    threads: palette.threads.map(pixelOf),
    threadsDimmed: palette.threads.map((hex) => pixelOf(dim(hex))),
    surface: pixelOf(palette.surface),
    heading: pixelOf(palette.heading),
    absent: pixelOf(palette.absent),
    separator: pixelOf(palette.separator),
    grid: pixelOf(palette.grid),
    baseline: pixelOf(mix(palette.separator, palette.textMuted, 0.25)),
    level: pixelOf(levelFill(palette)),
    levelEdge: pixelOf(palette.states.held.hue),
  };
}

/** Of the pinned run: the same bars, fainter. */
export function ghostPalette(palette: Palette): Palette {
  const faint = (hex: Hex): Hex => mix(hex, palette.surface, GHOST_SHARE);
  const states = Object.entries(palette.states).map(
    ([key, ink]) => [key, dimInk(ink, faint, palette)] as const,
  );
  return {
    ...palette,
    states: Object.fromEntries(states) as Palette['states'],
    threads: palette.threads.map(faint),
  };
}

/** Lighter than the bar of something held: many items are no owner. */
export function levelFill(palette: Palette): Hex {
  return mix(palette.states.held.hue, palette.surface, 0.6);
}

function dimInk(ink: StateInk, dim: (hex: Hex) => Hex, palette: Palette): StateInk {
  return {
    ...ink,
    hue: dim(ink.hue),
    fill: dim(ink.fill),
    outline: dim(ink.outline),
    text: palette.textMuted,
  };
}

export function barStyle(ink: StateInk, dimmed: boolean, pixelRatio: number): BarStyle {
  return {
    tile: hatchTile(ink.hatch, ink.hue, ink.fill, pixelRatio),
    hue: pixelOf(ink.hue),
    outline: pixelOf(ink.outline),
    half: ink.height === 'half',
    dimmed,
    text: ink.text,
    plate: ink.hatch === 'solid' ? undefined : ink.fill,
  };
}
