/** The wall clock of the simulated machine. */

/** Every run begins at 2024-01-01 00:00:00 UTC. */
export const EPOCH_SECONDS = 1_704_067_200;

const NANOSECONDS = 1_000_000_000n;

/** Nanoseconds since 1970 so long after the beginning of the run. */
export function wallNs(nowNs: number): bigint {
  return BigInt(EPOCH_SECONDS) * NANOSECONDS + BigInt(Math.floor(nowNs));
}
