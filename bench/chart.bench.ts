/**
 * Drawing the timeline while it pans and zooms, in a software-rendered Chromium at 1600 × 900: the chart's
 * demo page is built, served on loopback and driven. Prints nothing itself.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { BenchRow } from './row.ts';

const GROUP = 'chart';
const FRAME_BAR_MS = 16;
const FRAMES = 90;
const ROUNDS = 3;
const WINDOW = { width: 1600, height: 900 };

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Without these a frame always lasts as long as the screen's, however fast it was drawn.
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];

interface Case {
  readonly name: string;
  readonly intervals: number;
  readonly compact: boolean;
  /** Against a pinned run as large. */
  readonly pinned: boolean;
  readonly move: 'pan' | 'zoom';
  /** Share of the run that is visible. */
  readonly visible: number;
  readonly axis: 'linear' | 'idle' | 'events';
  /** Undefined: only told. */
  readonly barMs: number | undefined;
}

const LANES = 100;
const CORES = 1;
const PAN = {
  intervals: 1e5,
  compact: false,
  pinned: false,
  move: 'pan',
  visible: 0.98,
  axis: 'linear',
  barMs: FRAME_BAR_MS,
} as const;
const CASES: readonly Case[] = [
  { ...PAN, name: '100 k, whole run' },
  { ...PAN, name: '100 k, a tenth', visible: 0.1 },
  { ...PAN, name: '100 k, deep', visible: 0.002 },
  { ...PAN, name: '100 k, low rows', compact: true },
  { ...PAN, name: '100 k, against a pinned run', pinned: true },
  { ...PAN, name: '100 k, zooming', move: 'zoom' },
  { ...PAN, name: '100 k, by event', axis: 'events' },
  { ...PAN, name: '100 k, without idle time', axis: 'idle' },
  { ...PAN, name: '100 k, without idle time, a hundredth', axis: 'idle', visible: 0.01 },
  { ...PAN, name: '100 k, zooming, low rows', compact: true, move: 'zoom', barMs: undefined },
  { ...PAN, name: '1 M, whole run', intervals: 1e6, barMs: undefined },
  { ...PAN, name: '1 M, low rows', intervals: 1e6, compact: true, barMs: undefined },
  { ...PAN, name: '1 M, zooming', intervals: 1e6, move: 'zoom', barMs: undefined },
];

/** The little of the tools that is used here: they are looked up at run time, never bundled. */
interface Tools {
  readonly vite: {
    build: (config: object) => Promise<unknown>;
    preview: (config: object) => Promise<{
      readonly resolvedUrls: { readonly local: readonly string[] } | undefined;
      close: () => Promise<void>;
    }>;
  };
  readonly svelte: { svelte: (options: object) => unknown };
  readonly compiledLibrary: () => unknown;
  readonly playwright: {
    readonly chromium: {
      launch: (options: object) => Promise<{
        newPage: (options: object) => Promise<Page>;
        close: () => Promise<void>;
      }>;
    };
  };
}

interface Page {
  goto: (url: string) => Promise<unknown>;
  waitForFunction: (expression: string) => Promise<unknown>;
  evaluate: (expression: string) => Promise<unknown>;
  close: () => Promise<void>;
}

interface FrameMeasure {
  readonly frameMedianMs: number;
  readonly frameP95Ms: number;
}

export async function run(): Promise<BenchRow[]> {
  const root = process.cwd();
  const executablePath = chromium();
  if (executablePath === undefined) {
    throw new Error('no Chromium was found; name one in the environment variable CHROMIUM');
  }
  const tools = await loadTools(root);
  const outDir = await mkdtemp(path.join(tmpdir(), 'timeslice-chart-'));
  try {
    return await measureAll(tools, root, outDir, executablePath);
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

async function measureAll(
  tools: Tools,
  root: string,
  outDir: string,
  executablePath: string,
): Promise<BenchRow[]> {
  const page = {
    root: path.join(root, 'renderer', 'chart', 'demo'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [
      tools.svelte.svelte({ configFile: path.join(root, 'svelte.config.js') }),
      tools.compiledLibrary(),
    ],
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  };
  await tools.vite.build(page);
  const server = await tools.vite.preview({ ...page, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await tools.playwright.chromium.launch({ executablePath, args: FLAGS });
  try {
    const url = server.resolvedUrls!.local[0]!;
    const rows: BenchRow[] = [];
    for (const one of CASES) {
      rows.push(...(await measure(await browser.newPage({ viewport: WINDOW }), url, one)));
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(page: Page, url: string, one: Case): Promise<BenchRow[]> {
  const extras = `${one.compact ? '&compact=1' : ''}${one.pinned ? '&pinned=1' : ''}`;
  const axis = one.axis === 'linear' ? '' : `&axis=${one.axis}&cores=${String(CORES)}`;
  const what = `intervals=${String(one.intervals)}&lanes=${String(LANES)}`;
  await page.goto(`${url}?${what}${extras}${axis}`);
  await page.waitForFunction('globalThis.demo !== undefined');
  const moves = `globalThis.demo.${one.move}(${String(one.visible)}, ${String(FRAMES)})`;
  const floor = `globalThis.demo.floor(${String(FRAMES)})`;
  // The first run warms up the engine. Then both are measured in turn, so that a busy machine slows
  // one as much as the other.
  await page.evaluate(moves);
  const rounds: { readonly moves: FrameMeasure; readonly floor: FrameMeasure }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      floor: (await page.evaluate(floor)) as FrameMeasure,
      moves: (await page.evaluate(moves)) as FrameMeasure,
    });
  }
  await page.close();
  const ratio = middle(rounds.map((r) => r.moves.frameMedianMs / r.floor.frameMedianMs));
  return [
    row(`${one.name}, median frame`, middle(rounds.map((r) => r.moves.frameMedianMs)), one.barMs),
    row(`${one.name}, 95th percentile`, middle(rounds.map((r) => r.moves.frameP95Ms)), undefined),
    { ...row(`${one.name}, to a window of one colour`, ratio, undefined), unit: '×' },
  ];
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function row(name: string, value: number, barMs: number | undefined): BenchRow {
  const bar = barMs === undefined ? '' : `≤ ${String(barMs)}`;
  return { group: GROUP, name, value, unit: 'ms', bar, ok: barMs === undefined || value <= barMs };
}

/** The names stand in variables so that no bundler follows them. */
async function loadTools(root: string): Promise<Tools> {
  const load = (name: string): Promise<unknown> => import(name);
  const plugin = pathToFileURL(path.join(root, 'scripts/lib/library-code.mjs')).href;
  const { libraryCode } = (await load(plugin)) as { libraryCode: () => unknown };
  return {
    vite: (await load('vite')) as Tools['vite'],
    svelte: (await load('@sveltejs/vite-plugin-svelte')) as Tools['svelte'],
    playwright: (await load('@playwright/test')) as Tools['playwright'],
    compiledLibrary: libraryCode,
  };
}

function chromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(existsSync);
}
