/** Any programs on any machine, for properties that hold for all runs. */
import fc from 'fast-check';
import { POLICY_NAMES } from '../simulation.ts';
import type { RunSettings, Script } from './script.test-support.ts';

const duration = fc.integer({ min: 1, max: 300 }).map((us) => `${us}us`);
const operation = fc.oneof(
  { weight: 4, arbitrary: duration.map((time) => `cpu ${time}`) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(duration, fc.integer({ min: 900, max: 9000 }))
      .map(([time, ns]) => `cpu ${time} by ${ns}ns`),
  },
  { weight: 3, arbitrary: duration.map((time) => `sleep ${time}`) },
  fc.constantFrom('acquire L', 'release L', 'acquire K', 'release K', 'wake Q', 'wake Q all'),
  duration.map((time) => `acquire L ${time}`),
  duration.map((time) => `park Q ${time}`),
  fc.constantFrom('join B 100us', 'join C 10us', 'exit 1'),
);
const script = (name: string, first: string[], alone = false): fc.Arbitrary<Script> =>
  fc.record({
    name: fc.constant(name),
    lines: fc.array(operation, { maxLength: 12 }).map((lines) => [...first, ...lines]),
    // Only a very low nice makes a woken thread urgent within the time of a test.
    nice: fc.constantFrom(0, 5, 19, -20),
    lookaheadNs: fc.constantFrom(0, 5_000, Infinity),
    alone: fc.constant(alone),
  });

/**
 * Four threads of one process that compute, sleep and wait for each other in any way, the first of which
 * starts the others, and two processes of one thread that do the same.
 */
export const anyScripts = fc.tuple(
  script('A', ['start B', 'start C', 'start D']),
  script('B', []),
  script('C', []),
  script('D', []),
  script('E', [], true),
  script('F', [], true),
);

export const anySettings: fc.Arbitrary<RunSettings> = fc.record({
  cores: fc.integer({ min: 1, max: 4 }),
  policy: fc.constantFrom(...POLICY_NAMES),
  quantumNs: fc.constantFrom(20_000, 100_000, 4_000_000),
  contextSwitchNs: fc.constantFrom(0, 2_000),
  threadStartNs: fc.constantFrom(0, 60_000),
  priorityInheritance: fc.boolean(),
  instructions: fc.constantFrom(Infinity, 1_000),
  virtualTimeNs: fc.constantFrom(1e12, 700_000),
});
