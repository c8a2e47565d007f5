/** The machine's settings that are spans of time: in which unit they are shown, within which bounds. */
import type { MachineSettings } from '../../simulator/index.ts';
import type { TimeUnit } from '../messages/format.ts';

type DurationName = {
  [Name in keyof MachineSettings]: Name extends `${string}Ns` ? Name : never;
}[keyof MachineSettings];

export interface DurationSetting {
  readonly name: DurationName;
  readonly unit: TimeUnit;
  readonly unitNs: number;
  /** What is worth trying; the simulator allows more. */
  readonly minNs: number;
  readonly maxNs: number;
}

function setting(
  name: DurationName,
  unit: TimeUnit,
  unitNs: number,
  minNs: number,
  maxNs: number,
): DurationSetting {
  return { name, unit, unitNs, minNs, maxNs };
}

export const DURATIONS: Readonly<Record<DurationName, DurationSetting>> = {
  quantumNs: setting('quantumNs', 'ms', 1e6, 1e4, 1e9),
  switchIntervalNs: setting('switchIntervalNs', 'ms', 1e6, 1e4, 1e9),
  slowCallbackNs: setting('slowCallbackNs', 'ms', 1e6, 1e5, 1e10),
  contextSwitchNs: setting('contextSwitchNs', 'us', 1e3, 0, 1e6),
  cacheWarmUpNs: setting('cacheWarmUpNs', 'us', 1e3, 0, 1e6),
  systemCallNs: setting('systemCallNs', 'us', 1e3, 0, 1e5),
  threadStartNs: setting('threadStartNs', 'us', 1e3, 0, 1e6),
  forkNs: setting('forkNs', 'us', 1e3, 0, 1e7),
  spawnNs: setting('spawnNs', 'ms', 1e6, 0, 1e9),
  loopbackNs: setting('loopbackNs', 'us', 1e3, 0, 1e9),
  internetNs: setting('internetNs', 'ms', 1e6, 0, 5e9),
  instructionNs: setting('instructionNs', 'ns', 1, 1, 1e3),
};
