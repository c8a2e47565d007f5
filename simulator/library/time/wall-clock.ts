/** The wall clock of the simulated machine. */
import { EPOCH_SECONDS } from '../../machine-settings.ts';

const NANOSECONDS = 1_000_000_000n;

/** Nanoseconds since 1970 so long after the beginning of the run. */
export function wallNs(nowNs: number): bigint {
  return BigInt(EPOCH_SECONDS) * NANOSECONDS + BigInt(Math.floor(nowNs));
}
