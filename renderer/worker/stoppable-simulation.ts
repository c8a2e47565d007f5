/** One simulation in a worker that listens, between the pieces of the run, to whoever wants it to stop. */
import { startRun } from '../../simulator/index.ts';
import type { RunOptions, SourceFile, StoppableRun, Trace } from '../../simulator/index.ts';

import type { RunEnding, StopNote } from './protocol.ts';

/** Most runs are over by then, and never pause. */
const LISTEN_EVERY_MS = 30;

export class StoppableSimulation {
  readonly #run: StoppableRun;
  #ending: RunEnding = {};

  constructor(source: SourceFile, options: RunOptions) {
    this.#run = startRun(source, options);
  }

  get ending(): RunEnding {
    return this.#ending;
  }

  async run(): Promise<Trace> {
    let listenedMs = performance.now();
    while (this.#run.advance()) {
      if (performance.now() - listenedMs < LISTEN_EVERY_MS) continue;
      await nextMessage();
      listenedMs = performance.now();
    }
    return this.#run.finish();
  }

  /** Called from a message, that is, between two pieces. A program is interrupted once. */
  stop(how: StopNote['how']): void {
    if (how === 'halt') {
      this.#ending = { ...this.#ending, limits: { virtualTimeNs: this.#run.halt() } };
    } else if (this.#ending.interruptNs === undefined) {
      this.#ending = { ...this.#ending, interruptNs: this.#run.interrupt() };
    }
  }
}

/** Lets messages in that have come meanwhile. A timer would, too, but wait four milliseconds each time. */
function nextMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
