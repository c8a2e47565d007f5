/** How the window is arranged and looks: sizes and folds of panes, the tab in front, the theme. */
import { MediaQuery } from 'svelte/reactivity';

import { AXIS_KINDS } from '../chart/index.ts';
import type { AxisKind } from '../chart/index.ts';

import { emptySet, setOf, withItem } from './sets.ts';
import type { Store } from './store.ts';

export const TABS = ['source', 'state', 'console', 'events', 'statistics', 'scheduler'] as const;
export type Tab = (typeof TABS)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

export const FOLDABLE = ['library', 'parameters', 'details'] as const;
export type Foldable = (typeof FOLDABLE)[number];

interface Remembered {
  readonly cataloguePx: number;
  readonly parametersPx: number;
  /** Of the height of the middle. */
  readonly detailsShare: number;
  /** Of the width of the details. */
  readonly sourceShare: number;
  readonly folded: readonly Foldable[];
  readonly tab: Tab;
  readonly theme: ThemeChoice;
  readonly axis: AxisKind;
  readonly hintDismissed: boolean;
}

/** Below this width the side panes start narrow, below this height the details start low. */
const NARROW_PX = 1280;
const LOW_PX = 880;

export interface WindowSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

function defaults(window: WindowSize): Remembered {
  const narrow = window.widthPx < NARROW_PX;
  return {
    cataloguePx: narrow ? 196 : 248,
    parametersPx: narrow ? 228 : 288,
    detailsShare: window.heightPx < LOW_PX ? 0.34 : 0.42,
    sourceShare: 0.5,
    folded: [],
    tab: 'state',
    theme: 'system',
    axis: 'linear',
    hintDismissed: false,
  };
}

export class Layout {
  cataloguePx = $state(0);
  parametersPx = $state(0);
  detailsShare = $state(0);
  sourceShare = $state(0);
  tab = $state<Tab>('state');
  theme = $state<ThemeChoice>('system');
  /** How the timeline counts time. */
  axis = $state<AxisKind>('linear');
  hintDismissed = $state(false);
  #folded = $state.raw(emptySet<Foldable>());

  readonly #store: Store;
  readonly #systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);
  /** The theme that is shown. */
  readonly shownTheme = $derived.by<'light' | 'dark'>(() => {
    if (this.theme !== 'system') return this.theme;
    return this.#systemDark.current ? 'dark' : 'light';
  });

  constructor(store: Store, window: WindowSize) {
    this.#store = store;
    const start = { ...defaults(window), ...valid(store.read('layout')) };
    this.cataloguePx = start.cataloguePx;
    this.parametersPx = start.parametersPx;
    this.detailsShare = start.detailsShare;
    this.sourceShare = start.sourceShare;
    this.tab = start.tab;
    this.theme = start.theme;
    this.axis = start.axis;
    this.hintDismissed = start.hintDismissed;
    this.#folded = setOf(start.folded);
  }

  isFolded(pane: Foldable): boolean {
    return this.#folded.has(pane);
  }

  toggle(pane: Foldable): void {
    this.#folded = withItem(this.#folded, pane, !this.isFolded(pane));
  }

  unfold(pane: Foldable): void {
    if (this.isFolded(pane)) this.toggle(pane);
  }

  /** The next kind of time axis, and after the last the first again. */
  nextAxis(): void {
    const next = (AXIS_KINDS.indexOf(this.axis) + 1) % AXIS_KINDS.length;
    this.axis = AXIS_KINDS[next]!;
  }

  show(tab: Tab): void {
    this.unfold('details');
    this.tab = tab;
  }

  /** Called by an effect of the window: what it reads here is what it remembers. */
  remember(): void {
    const now: Remembered = {
      cataloguePx: this.cataloguePx,
      parametersPx: this.parametersPx,
      detailsShare: this.detailsShare,
      sourceShare: this.sourceShare,
      folded: [...this.#folded],
      tab: this.tab,
      theme: this.theme,
      axis: this.axis,
      hintDismissed: this.hintDismissed,
    };
    this.#store.write('layout', now);
  }
}

/** What of a stored layout can be used: an older or newer Timeslice may have written it. */
function valid(stored: unknown): Partial<Remembered> {
  if (typeof stored !== 'object' || stored === null) return {};
  const given = stored as Partial<Record<keyof Remembered, unknown>>;
  const { cataloguePx, parametersPx, detailsShare, sourceShare, folded, tab, theme, axis } = given;
  return {
    ...(isBetween(cataloguePx, 120, 800) && { cataloguePx }),
    ...(isBetween(parametersPx, 120, 800) && { parametersPx }),
    ...(isBetween(detailsShare, 0.1, 0.9) && { detailsShare }),
    ...(isBetween(sourceShare, 0.1, 0.9) && { sourceShare }),
    ...(Array.isArray(folded) && { folded: FOLDABLE.filter((pane) => folded.includes(pane)) }),
    ...(isOneOf(TABS, tab) && { tab }),
    ...(isOneOf(THEMES, theme) && { theme }),
    ...(isOneOf(AXIS_KINDS, axis) && { axis }),
    hintDismissed: given.hintDismissed === true,
  };
}

function isBetween(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

function isOneOf<Item extends string>(items: readonly Item[], value: unknown): value is Item {
  return items.some((item) => item === value);
}
