/**
 * What the user has to do with the scheduler: nothing, guess its next decision before it is shown, or make
 * the decisions himself. The decisions are those of the run; only the answers are kept here.
 */
import { readSchedule, scheduleText } from '../../simulator/index.ts';
import type { Decision, Diagnostic, PolicyName, SourceFile } from '../../simulator/index.ts';

import type { Run } from './run.svelte.ts';

/** Of files with choices for the manual policy. */
const SCHEDULE_ENDING = '.schedule';

export function isSchedule(name: string): boolean {
  return name.endsWith(SCHEDULE_ENDING);
}

export type SchedulingMode = 'watch' | 'predict' | 'choose';

export interface Score {
  readonly right: number;
  readonly answered: number;
}

export class Scheduling {
  mode = $state<SchedulingMode>('watch');
  /** The predictions so far, a lane for each decision. */
  #answers = $state.raw<readonly number[]>([]);

  readonly #run: Run;

  readonly decisions = $derived.by<readonly Decision[]>(
    () => this.#run.result?.trace.decisions ?? [],
  );
  /** The one that is to be predicted or made; undefined when none is left. */
  readonly asked = $derived.by<Decision | undefined>(() => {
    if (this.mode === 'predict') return this.decisions[this.#answers.length];
    const last = this.decisions.at(-1);
    return this.mode === 'choose' && last?.chosen === -1 ? last : undefined;
  });
  /** The last one that was predicted, with what was said. */
  readonly revealed = $derived.by(() => {
    const decision = this.decisions[this.#answers.length - 1];
    const answer = this.#answers.at(-1);
    return decision === undefined || answer === undefined
      ? undefined
      : { decision, answer, right: decision.chosen === answer };
  });
  readonly score = $derived.by<Score>(() => ({
    right: this.#answers.filter((answer, i) => this.decisions[i]?.chosen === answer).length,
    answered: this.#answers.length,
  }));
  readonly choices = $derived.by<readonly string[]>(() => this.#run.machine.manual.choices);

  constructor(run: Run) {
    this.#run = run;
  }

  enter(mode: SchedulingMode): void {
    if (mode === this.mode) return;
    const left = this.mode;
    this.mode = mode;
    this.#answers = [];
    if (mode === 'choose') this.choose(this.choices);
    else {
      if (left === 'choose') this.#run.resetMachine('policy');
      this.#run.setDecisions(mode === 'predict' ? 'record' : undefined);
    }
  }

  /** Of a new program: nobody has asked for anything yet. */
  leave(): void {
    this.mode = 'watch';
    this.#answers = [];
  }

  predict(lane: number): void {
    if (this.mode === 'predict' && this.asked !== undefined)
      this.#answers = [...this.#answers, lane];
  }

  /** Another run is another game; whoever sets another policy is no scheduler any more. */
  keepFor(policy: PolicyName | undefined): void {
    if (this.mode === 'predict') this.restart();
    if (this.mode !== 'choose' || policy === 'manual') return;
    this.leave();
    this.#run.setDecisions(undefined);
  }

  restart(): void {
    this.#answers = [];
  }

  /** Whose turn it is at each decision, from the first on; the run goes to the next one. */
  choose(choices: readonly string[]): void {
    this.mode = 'choose';
    this.#run.choose(choices);
  }

  /** Goes on from choices that were saved, unless they cannot be read: then says why. */
  open(file: SourceFile): readonly Diagnostic[] {
    const read = readSchedule(file);
    if (read.kind === 'broken') return read.diagnostics;
    this.mode = 'choose';
    this.#run.follow(read.schedule);
    return [];
  }

  /** The choices so far, to be saved; undefined when nothing is open. */
  file(): SourceFile | undefined {
    const spec = this.#run.spec();
    if (spec === undefined) return undefined;
    const { name } = spec.source;
    return {
      name: name.replace(/\.[^.]*$/, '') + SCHEDULE_ENDING,
      text: scheduleText(name, spec.options, this.choices),
    };
  }

  undo(): void {
    this.choose(this.choices.slice(0, -1));
  }
}
