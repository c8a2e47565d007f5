/**
 * The one colour table: what each state looks like, per theme. Chart, legend, exports and tests
 * read it. A state has three marks besides its label: hue, height (ready is half a bar) and hatch
 * (whoever waits is hatched, each cause in its own way), so that no two states differ by hue alone.
 *
 * Grammar shared with other tools: green runs, yellow-green is ready, the red family is blocked by
 * another thread, blue is I/O, grey sleeps.
 */
import { contrast, mix } from './color.ts';
import type { Hex } from './color.ts';
import type { ChartTheme } from './contract.ts';
import { STATE_KEYS } from './state-key.ts';
import type { StateKey } from './state-key.ts';

export const HATCHES = [
  'solid',
  'rising',
  'falling',
  'crossed',
  'upright',
  'level',
  'dotted',
  'sparse',
  'dense',
] as const;
export type Hatch = (typeof HATCHES)[number];

interface StateForm {
  readonly height: 'full' | 'half';
  readonly hatch: Hatch;
  readonly light: Hex;
  readonly dark: Hex;
}

const FORMS: Record<StateKey, StateForm> = {
  running: { height: 'full', hatch: 'solid', light: '#0b6e4f', dark: '#0d8461' },
  copying: { height: 'full', hatch: 'solid', light: '#1d4fd8', dark: '#4f7dff' },
  ready: { height: 'half', hatch: 'solid', light: '#e6f598', dark: '#d8f07e' },
  'wait-gil': { height: 'full', hatch: 'rising', light: '#7b1fa2', dark: '#9a52e8' },
  'wait-lock': { height: 'full', hatch: 'falling', light: '#ee7733', dark: '#ee8434' },
  'wait-condition': { height: 'full', hatch: 'crossed', light: '#c2334d', dark: '#ec7a8d' },
  'wait-queue': { height: 'full', hatch: 'level', light: '#0d8f8c', dark: '#3fc1bb' },
  'wait-semaphore': { height: 'full', hatch: 'upright', light: '#c98a00', dark: '#e3b341' },
  'wait-event': { height: 'full', hatch: 'dotted', light: '#d6539b', dark: '#ee8fc3' },
  'wait-barrier': { height: 'full', hatch: 'level', light: '#8d4b3b', dark: '#cf9180' },
  'wait-join': { height: 'full', hatch: 'sparse', light: '#5d6b8a', dark: '#93a3c7' },
  'wait-io': { height: 'full', hatch: 'dense', light: '#56b4e9', dark: '#5cc6fa' },
  'wait-sleep': { height: 'full', hatch: 'sparse', light: '#9e9e9e', dark: '#b4b2aa' },
  'wait-work': { height: 'half', hatch: 'dotted', light: '#8a94a6', dark: '#8f9bb0' },
  'wait-other': { height: 'full', hatch: 'dotted', light: '#a3927a', dark: '#bcae98' },
  new: { height: 'half', hatch: 'sparse', light: '#b9c2cc', dark: '#6d7784' },
  busy: { height: 'full', hatch: 'solid', light: '#0b6e4f', dark: '#0d8461' },
  switching: { height: 'full', hatch: 'solid', light: '#39424e', dark: '#c3ccd6' },
  held: { height: 'full', hatch: 'solid', light: '#4a6fa5', dark: '#7aa0da' },
  contended: { height: 'full', hatch: 'solid', light: '#b5541c', dark: '#e0904f' },
  'loop-timers': { height: 'full', hatch: 'solid', light: '#9a6a00', dark: '#e3b341' },
  'loop-select': { height: 'full', hatch: 'dense', light: '#7c8fae', dark: '#93a3c7' },
  'loop-callbacks': { height: 'full', hatch: 'solid', light: '#0b6e4f', dark: '#0d8461' },
};

/** How one state is painted on one theme. */
export interface StateInk {
  readonly height: 'full' | 'half';
  readonly hatch: Hatch;
  /** The state's hue; the lines of a hatch, the whole of a solid bar or of a mixed column. */
  readonly hue: Hex;
  /** Between the lines of a hatch; the hue itself where there are none. */
  readonly fill: Hex;
  readonly outline: Hex;
  /** For a label on the fill. */
  readonly text: Hex;
}

export interface Palette {
  readonly surface: Hex;
  /** Behind the headings of groups. */
  readonly heading: Hex;
  /** Before a lane's birth and after its death. */
  readonly absent: Hex;
  readonly separator: Hex;
  readonly grid: Hex;
  readonly text: Hex;
  readonly textMuted: Hex;
  readonly accent: Hex;
  readonly playhead: Hex;
  readonly playheadText: Hex;
  readonly alarm: Hex;
  readonly warning: Hex;
  readonly arrow: Hex;
  readonly arrowHalo: Hex;
  readonly states: Readonly<Record<StateKey, StateInk>>;
  /** One per thread, in order of appearance and then again from the start. */
  readonly threads: readonly Hex[];
}

interface ThemeColors {
  readonly surface: Hex;
  readonly heading: Hex;
  readonly absent: Hex;
  readonly separator: Hex;
  readonly grid: Hex;
  readonly text: Hex;
  readonly textMuted: Hex;
  readonly accent: Hex;
  readonly playhead: Hex;
  readonly playheadText: Hex;
  readonly alarm: Hex;
  readonly warning: Hex;
  readonly arrow: Hex;
  readonly threads: readonly Hex[];
}

const LIGHT: ThemeColors = {
  surface: '#ffffff',
  heading: '#f1f4f8',
  absent: '#f6f8fa',
  separator: '#e6eaef',
  grid: '#edf0f4',
  text: '#1b2129',
  textMuted: '#57616d',
  accent: '#1f5fd0',
  playhead: '#d0214b',
  playheadText: '#ffffff',
  alarm: '#b3122f',
  warning: '#a85d00',
  arrow: '#1b2129',
  threads: [
    '#e0a100',
    '#d6447b',
    '#2f7fd6',
    '#8f5bd0',
    '#00a39a',
    '#d9622b',
    '#6c8f00',
    '#b03fb0',
    '#3f5fa8',
    '#a8703a',
    '#008fbf',
    '#c03a3a',
  ],
};

const DARK: ThemeColors = {
  surface: '#14181e',
  heading: '#1c222a',
  absent: '#101419',
  separator: '#252c35',
  grid: '#1e242c',
  text: '#e7ebf0',
  textMuted: '#9aa6b3',
  accent: '#6ea8ff',
  playhead: '#ff5c7f',
  playheadText: '#1b0a10',
  alarm: '#ff6b7d',
  warning: '#f2b04c',
  arrow: '#f2f5f8',
  threads: [
    '#f6c445',
    '#ff7fab',
    '#6fb2ff',
    '#b99af5',
    '#3fd0c4',
    '#ff9a66',
    '#b5d24a',
    '#e38be3',
    '#93a9ea',
    '#d9a873',
    '#4cc4ee',
    '#f28080',
  ],
};

export function paletteOf(theme: ChartTheme): Palette {
  const colors = theme === 'light' ? LIGHT : DARK;
  const entries = STATE_KEYS.map((key) => [key, inkOf(FORMS[key], theme, colors)] as const);
  return {
    ...colors,
    arrowHalo: colors.surface,
    states: Object.fromEntries(entries) as Record<StateKey, StateInk>,
  };
}

/** The hue that marks a thread wherever it turns up: the n-th thread of the run. */
export function threadHue(palette: Palette, ordinal: number): Hex {
  return palette.threads[ordinal % palette.threads.length]!;
}

/** Share of the surface between the lines of a hatch. */
const HATCH_AIR = 0.7;
/** And within them: whoever waits is drawn quieter than whoever runs. */
const LINE_AIR = 0.12;
const OUTLINE_CONTRAST = 3;

function inkOf(form: StateForm, theme: ChartTheme, colors: ThemeColors): StateInk {
  const hue = form[theme];
  const fill = form.hatch === 'solid' ? hue : mix(hue, colors.surface, HATCH_AIR);
  return {
    height: form.height,
    hatch: form.hatch,
    hue: form.hatch === 'solid' ? hue : mix(hue, colors.surface, LINE_AIR),
    fill,
    outline: outlineOf(hue, colors),
    text: contrast(fill, '#ffffff') >= contrast(fill, '#12161b') ? '#ffffff' : '#12161b',
  };
}

/** The hue, taken as far towards the text as it needs to stand out from the surface. */
function outlineOf(hue: Hex, colors: ThemeColors): Hex {
  let share = 0.15;
  while (contrast(mix(hue, colors.text, share), colors.surface) < OUTLINE_CONTRAST) share += 0.05;
  return mix(hue, colors.text, share);
}
