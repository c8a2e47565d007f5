/** The run that the next ones are set against: what it is for the one that is shown, and whether it is drawn. */
import type { Trace } from '../../simulator/index.ts';
import type { Jump } from '../messages/phrase.ts';
import { firstDifference } from '../reading/differences.ts';

import type { RunResult } from './run.svelte.ts';
import type { View } from './view.svelte.ts';

/** What is needed of the program's runs. */
interface Runs {
  readonly pinned: Pick<RunResult, 'id' | 'trace'> | undefined;
  readonly result: Pick<RunResult, 'id' | 'trace'> | undefined;
  togglePin(): void;
}

export class PinnedRun {
  /** The chart draws it. */
  shown = $state(true);
  readonly #run: Runs;
  readonly #view: View;

  /** Its trace, once another run is there to be compared with it. */
  readonly trace = $derived.by<Trace | undefined>(() => {
    const { pinned, result } = this.#run;
    return pinned === undefined || pinned.id === result?.id ? undefined : pinned.trace;
  });
  readonly difference = $derived.by(() => {
    const shown = this.#run.result?.trace;
    return this.trace === undefined || shown === undefined
      ? undefined
      : firstDifference(this.trace, shown);
  });
  /** To the first difference. */
  readonly jump = $derived.by<Jump | undefined>(() => {
    if (this.difference === undefined) return undefined;
    const { lane, timeNs } = this.difference;
    return lane === undefined ? { kind: 'time', timeNs } : { kind: 'lane', lane, timeNs };
  });
  /** Two runs on one scale: there is as much to see as the longer of them has. */
  readonly fitNs = $derived.by(() =>
    Math.max(this.#run.result?.trace.elapsedNs ?? 0, this.trace?.elapsedNs ?? 0),
  );

  constructor(run: Runs, view: View) {
    this.#run = run;
    this.#view = view;
  }

  /** Pins the run that is shown, or lets the pinned one go. */
  toggle(): void {
    const { showsAll } = this.#view;
    this.#run.togglePin();
    this.#view.keepFor(this.fitNs);
    // Alone again, the run has all the room.
    if (showsAll && this.#run.pinned === undefined) this.#view.fit();
  }
}
