/** Starts the simulator's worker. Vite finds the worker's file by this very expression. */
import type { WorkerLike } from './client.ts';

export function spawnSimulator(): WorkerLike {
  return new Worker(new URL('./simulate.worker.ts', import.meta.url), { type: 'module' });
}
