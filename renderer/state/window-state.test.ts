/** The smaller parts of the window's state: layout, library, selection. */
import { describe, expect, it } from 'vitest';

import { LOCK_A, T1, T2, lockTrace } from '../reading/trace.test-support.ts';
import { catalogueOf, firstScenario } from '../scenarios.ts';

import { Layout } from './layout.svelte.ts';
import { Catalogue, matches } from './catalogue.svelte.ts';
import { Selection } from './selection.svelte.ts';
import type { Store } from './store.ts';

function storeWith(value: unknown): Store & { readonly values: Map<string, unknown> } {
  const values = new Map([['layout', value]]);
  return {
    values,
    read: (name) => values.get(name),
    write: (name, written) => values.set(name, written),
  };
}

describe('the layout', () => {
  const large = { widthPx: 1600, heightPx: 1000 };
  const small = { widthPx: 1024, heightPx: 640 };

  it('gives the chart room in a small window', () => {
    const layout = new Layout(storeWith(undefined), small);
    expect(layout.cataloguePx).toBeLessThan(new Layout(storeWith(undefined), large).cataloguePx);
  });

  it('remembers', () => {
    const store = storeWith(undefined);
    const layout = new Layout(store, large);
    layout.toggle('library');
    layout.tab = 'console';
    layout.cataloguePx = 300;
    layout.nextAxis();
    layout.hintDismissed = true;
    layout.remember();
    const again = new Layout(store, large);
    expect(again.isFolded('library')).toBe(true);
    expect([again.tab, again.cataloguePx, again.hintDismissed]).toEqual(['console', 300, true]);
    expect(again.axis).toBe('idle');
  });

  it.each([
    'nonsense',
    { tab: 'gone', cataloguePx: -5, folded: 'library', theme: 7, detailsShare: 'half' },
    { folded: ['gone'], axis: 'logarithmic' },
  ])('makes nothing of %j', (stored) => {
    const layout = new Layout(storeWith(stored), large);
    const fresh = new Layout(storeWith(undefined), large);
    expect([layout.axis, layout.tab, layout.cataloguePx, layout.detailsShare]).toEqual([
      'linear',
      fresh.tab,
      fresh.cataloguePx,
      fresh.detailsShare,
    ]);
    expect(layout.isFolded('library')).toBe(false);
  });

  it('goes round the kinds of time axis', () => {
    const layout = new Layout(storeWith(undefined), large);
    const kinds = Array.from({ length: 4 }, () => {
      const { axis } = layout;
      layout.nextAxis();
      return axis;
    });
    expect(kinds).toEqual(['linear', 'idle', 'events', 'linear']);
  });

  it('unfolds the details for a tab that is asked for', () => {
    const layout = new Layout(storeWith(undefined), large);
    layout.toggle('details');
    layout.show('events');
    expect(layout.isFolded('details')).toBe(false);
    expect(layout.tab).toBe('events');
  });
});

const catalogue = catalogueOf({
  '../scenarios/locks/02_order.py': { text: 'import threading # lock', title: 'Order', about: '' },
  '../scenarios/gil/01_two_threads.py': {
    text: 'pass',
    title: 'Two CPU-bound threads share one GIL',
    about: 'About `fib`.',
  },
  '../scenarios/novel/01_thing.py': { text: 'x = 1', title: 'Thing', about: '' },
  '../scenarios/locks/01_dead_lock.py': { text: 'y = 2', title: 'Dead `lock`', about: '' },
});

describe('the catalogue', () => {
  it('is in the order of the names, with topics by folder and texts without marks', () => {
    expect(catalogue.map(({ id, topic, title }) => [id, topic, title])).toEqual([
      ['gil/01_two_threads', 'gil', 'Two CPU-bound threads share one GIL'],
      ['locks/01_dead_lock', 'locks', 'Dead lock'],
      ['locks/02_order', 'locks', 'Order'],
      ['novel/01_thing', 'other', 'Thing'],
    ]);
    expect(catalogue[0]!.about).toBe('About fib.');
  });

  it('begins with the two threads under the GIL', () => {
    expect(firstScenario(catalogue)?.id).toBe('gil/01_two_threads');
    expect(firstScenario([])).toBeUndefined();
  });

  it('is searched by every word, in title, text and program', () => {
    const library = new Catalogue(catalogue);
    library.query = 'LOCK threading';
    expect(library.topics.flatMap(({ scenarios }) => scenarios.map(({ title }) => title))).toEqual([
      'Order',
    ]);
    expect(library.scenarios.every((scenario) => matches(scenario, ''))).toBe(true);
    expect(library.allTopics.map(({ topic }) => topic)).toEqual(['gil', 'locks', 'other']);
  });

  it('finds a scenario by its name', () => {
    expect(new Catalogue(catalogue).scenario('novel/01_thing')?.title).toBe('Thing');
  });
});

describe('the selection', () => {
  it('finds itself in the next run, by name, state and time', () => {
    const selection = new Selection();
    const before = lockTrace();
    selection.selectAt(before, T1, 350);
    const old = selection.current;
    selection.keepFor(lockTrace(), before);
    expect(selection.current).toEqual(old);
    const renamed = lockTrace();
    const lanes = renamed.lanes.map((lane) => ({ ...lane, name: `${lane.name}!` }));
    selection.keepFor({ ...renamed, lanes }, before);
    expect(selection.current).toBeUndefined();
  });

  it('keeps the lane when the interval is gone', () => {
    const selection = new Selection();
    const before = lockTrace();
    selection.selectAt(before, LOCK_A, 150);
    const now = lockTrace();
    const state = now.intervals.state.map(() => 0);
    selection.keepFor({ ...now, intervals: { ...now.intervals, state } }, before);
    expect(selection.current).toEqual({ lane: LOCK_A, interval: undefined });
  });

  it('selects nothing of a lane at a time when nothing is there', () => {
    const selection = new Selection();
    selection.selectAt(lockTrace(), T2, 150);
    expect(selection.current).toEqual({ lane: T2, interval: undefined });
    selection.clear();
    expect(selection.lane).toBeUndefined();
  });
});
