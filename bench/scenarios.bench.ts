/**
 * What a person feels: how long a scenario of the catalogue takes from its text to its trace, and how
 * often per second a slider can simulate anew while it is dragged.
 */
import { readHeader, simulate } from '../simulator/index.ts';
import type { SourceFile } from '../simulator/index.ts';
import type { BenchRow } from './row.ts';
import { median } from './statistics.ts';

const GROUP = 'scenarios';
const ROUNDS = 5;
const SCENARIO_MAX_MS = 50;
const SLIDER_MIN_HZ = 10;
/** Dragged through its whole range. */
const SLIDER = { file: 'gil/01_two_cpu_bound_threads.py', parameter: 'WORKERS' };

export function run(): Promise<BenchRow[]> {
  const sources = catalogue();
  const cold = sources.map((source) => milliseconds(() => simulate(source)));
  const warm = sources.map((source) =>
    median(Array.from({ length: ROUNDS }, () => milliseconds(() => simulate(source)))),
  );
  const slowest = warm.indexOf(Math.max(...warm));
  const rateHz = sliderRate(sources);
  return Promise.resolve([
    timeRow(`median of ${sources.length}, first run`, median(cold), SCENARIO_MAX_MS),
    timeRow(`median of ${sources.length}, later runs`, median(warm), SCENARIO_MAX_MS),
    timeRow(`slowest: ${sources[slowest].name}`, warm[slowest], undefined),
    {
      group: GROUP,
      name: `${SLIDER.parameter} dragged in ${SLIDER.file}`,
      value: rateHz,
      unit: 'Hz',
      bar: `≥ ${SLIDER_MIN_HZ}`,
      ok: rateHz >= SLIDER_MIN_HZ,
    },
  ]);
}

function catalogue(): SourceFile[] {
  const texts = import.meta.glob<string>('../scenarios/*/*.py', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  return Object.entries(texts).map(([path, text]) => ({
    name: path.replace('../scenarios/', ''),
    text,
  }));
}

function sliderRate(sources: readonly SourceFile[]): number {
  const source = sources.find(({ name }) => name === SLIDER.file);
  const header = source && readHeader(source);
  if (header?.kind !== 'header') throw new Error(`${SLIDER.file} cannot be read`);
  const parameter = header.header.parameters.find(({ name }) => name === SLIDER.parameter);
  const values = range(parameter?.min ?? 1, parameter?.max ?? 1);
  const elapsedMs = milliseconds(() => {
    for (const value of values) {
      simulate(source!, { parameters: { [SLIDER.parameter]: value } });
    }
  });
  return values.length / (elapsedMs / 1000);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function milliseconds(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function timeRow(name: string, value: number, max: number | undefined): BenchRow {
  return {
    group: GROUP,
    name,
    value,
    unit: 'ms',
    bar: max === undefined ? '' : `≤ ${max}`,
    ok: max === undefined || value <= max,
  };
}
