/** The entry of a worker thread: measures one variation after another of the subject it was started with. */
import { parentPort, workerData } from 'node:worker_threads';

import type { Variation } from '../simulator/index.ts';
import { measure } from './measurement.ts';
import type { Subject } from './measurement.ts';
import type { Answer, Question } from './worker-pool.ts';

const subject = workerData as Subject;

parentPort!.on('message', ({ index, task }: Question<Variation>) => {
  const answer: Answer<ReturnType<typeof measure>> = { index, result: measure(subject, task) };
  parentPort!.postMessage(answer);
});
