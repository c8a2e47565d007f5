/** How much memory something takes that is kept. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Makes something and says how much memory is free when it is let go of, buffers included. */
export function retainedBytes(make: () => object): number {
  const kept = [make()];
  const bytes = usedBytes();
  kept.length = 0;
  return bytes - usedBytes();
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first collection has found to be unused may free buffers in the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
