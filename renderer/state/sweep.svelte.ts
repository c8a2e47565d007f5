/**
 * One number of the open program over a range: which, from where to where, the runs, and what they say. The result
 * stays with the program it is of, until it is asked for anew.
 */
import {
  kneeOf,
  SWEPT_SETTINGS,
  sweepValues,
  sweptNumbers,
  variationOf,
} from '../../simulator/index.ts';
import type { Parameter, SweepRange } from '../../simulator/index.ts';
import { niceNumber } from '../messages/format.ts';
import { rangeOf } from '../reading/parameter-range.ts';
import type { FiguresReply } from '../worker/protocol.ts';

import type { ManyRuns } from './many-runs.svelte.ts';
import type { Run } from './run.svelte.ts';

/** What has been, or is being, swept. */
interface Swept {
  /** What all its runs have in common. */
  readonly common: string;
  readonly parameter: Parameter;
  readonly values: readonly number[];
}

export interface SweepPoint {
  readonly value: number;
  readonly figures: FiguresReply;
  /** How many times as fast as the first. */
  readonly speedUp: number;
}

/** So many values are offered at first, where there are more. */
const OFFERED_MAX = 16;

export class Sweep {
  readonly runs: ManyRuns<string>;
  swept = $state.raw<Swept>();
  readonly #run: Run;
  #name = $state<string>();
  #range = $state.raw<SweepRange>();

  readonly choices = $derived.by(() => sweptNumbers(this.#run.header?.parameters ?? []));
  readonly parameter = $derived.by(
    () => this.choices.find(({ name }) => name === this.#name) ?? this.choices[0]!,
  );
  /** With a step, always: the user sees what it is. */
  readonly range = $derived.by(() => this.#range ?? offeredRange(this.parameter));
  readonly values = $derived.by(() => sweepValues(this.range, this.parameter));

  /** What is known by now, in the order of the values. */
  readonly points = $derived.by<readonly SweepPoint[]>(() => {
    const known = (this.swept?.values ?? []).flatMap((value) => {
      const figures = this.runs.results[String(value)];
      return figures?.kind === 'figures' ? [{ value, figures }] : [];
    });
    const firstNs = known[0]?.figures.elapsedNs ?? 0;
    return known.map((point) => {
      const { elapsedNs } = point.figures;
      return { ...point, speedUp: elapsedNs > 0 ? firstNs / elapsedNs : 1 };
    });
  });
  /** Of a curve that is whole, and made of runs that came to their end. */
  readonly knee = $derived.by<SweepPoint | undefined>(() => {
    const { points } = this;
    const isWhole = points.length === this.swept?.values.length;
    if (!isWhole || points.some(({ figures }) => figures.outcome !== 'completed')) return undefined;
    const knee = kneeOf(points.map(({ figures }) => figures.elapsedNs));
    return knee === undefined ? undefined : points[knee];
  });

  constructor(run: Run, runs: ManyRuns<string>) {
    this.#run = run;
    this.runs = runs;
  }

  choose(name: string): void {
    this.#name = name;
    this.#range = undefined;
  }

  setRange(change: Partial<SweepRange>): void {
    this.#range = { ...this.range, ...change };
  }

  start(): void {
    const { values, parameter } = this;
    if (values.kind !== 'values') return;
    this.swept = { common: this.#common(parameter), parameter, values: values.values };
    this.runs.start(values.values.map(String), (value) => {
      const spec = this.#run.spec(variationOf(parameter.name, Number(value)));
      return spec && { ...spec, options: { ...spec.options, keep: 'figures' } };
    });
  }

  /** The open program is run with this value. */
  adopt(value: number): void {
    const { swept } = this;
    if (swept === undefined) return;
    const { machine } = variationOf(swept.parameter.name, value);
    if (machine?.cores !== undefined) this.#run.setMachine('cores', machine.cores);
    else if (machine?.quantumNs !== undefined) this.#run.setMachine('quantumNs', machine.quantumNs);
    else this.#run.setParameter(swept.parameter, value);
  }

  /** Another program, or another machine, makes what was found out worthless. */
  forgetOthers(): void {
    const { swept } = this;
    if (swept === undefined || swept.common === this.#common(swept.parameter)) return;
    this.runs.clear();
    this.swept = undefined;
    this.#range = undefined;
  }

  #common({ name, value }: Parameter): string {
    const spec = this.#run.spec(variationOf(name, Number(value)));
    return JSON.stringify([spec?.source, spec?.options.parameters, spec?.options.machine]);
  }
}

function offeredRange(parameter: Parameter): SweepRange {
  const whole = parameter.kind === 'int';
  const { min, max } = boundsOf(parameter);
  const from = whole && min === 0 && max > 1 ? 1 : min;
  const own = parameter.step ?? (whole ? 1 : undefined);
  const fine = (max - from) / (OFFERED_MAX - 1);
  const step = own !== undefined && own >= fine ? own : niceNumber(Math.max(fine, own ?? 0), 'up');
  return { from, to: from + Math.max(0, Math.floor((max - from) / step + 1e-9)) * step, step };
}

/** A setting may be anything; these are what one would try. */
function boundsOf(parameter: Parameter): { readonly min: number; readonly max: number } {
  if (parameter === SWEPT_SETTINGS.cores) return { min: 1, max: 8 };
  if (parameter === SWEPT_SETTINGS.quantum) return { min: 1, max: 16 };
  return rangeOf(parameter);
}
