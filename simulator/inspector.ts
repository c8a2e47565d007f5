/**
 * Looks into a run at any virtual time. Nothing is stored for it: going forward continues a run, going
 * back starts it again, which gives the same state because runs are deterministic
 * (docs/decisions/0002-inspection-by-re-execution.md).
 */

import { prepareRun } from './prepare-run.ts';
import type { Running } from './running.ts';
import type { Inspector, RunOptions, Snapshot, SourceFile } from './simulation.ts';

export function createInspector(source: SourceFile, options: RunOptions = {}): Inspector {
  const prepared = prepareRun(source, options);
  let run: Running | undefined;
  let reachedNs = 0;
  return {
    at(timeNs: number): Snapshot {
      if (prepared.kind !== 'ready') {
        return {
          timeNs,
          running: [],
          runQueue: [],
          threads: [],
          resources: [],
          epolls: [],
          polls: [],
          completions: [],
          loops: [],
          files: [],
        };
      }
      if (run === undefined || timeNs < reachedNs) run = prepared.begin();
      run.advance(timeNs);
      reachedNs = timeNs;
      return run.snapshot();
    },
  };
}
