/** How much memory something takes that is kept. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { median } from './statistics.ts';

/** What else is let go of meanwhile, or compiled, is seldom the same twice. */
const ROUNDS = 5;

/** Taken once: the context that it comes from is memory, too, and would be counted when it goes. */
const collect = garbageCollector();

/** Makes something and says how much memory is free when it is let go of, buffers included. */
export function retainedBytes(make: () => object): number {
  return median(Array.from({ length: ROUNDS }, () => freedBytes(make)));
}

function freedBytes(make: () => object): number {
  const kept = [make()];
  const bytes = usedBytes();
  kept.length = 0;
  return bytes - usedBytes();
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function usedBytes(): number {
  // What the first collection has found to be unused may free buffers in the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
