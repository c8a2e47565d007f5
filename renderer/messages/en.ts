/**
 * English: one table, in parts by where a text is seen. One row per text of the window; `{hole}` takes a
 * value. See message.ts.
 */
import { chart } from './en/chart.ts';
import { commands } from './en/commands.ts';
import { events } from './en/events.ts';
import { jobTable } from './en/job-table.ts';
import { panes } from './en/panes.ts';
import { run } from './en/run.ts';
import { scheduler } from './en/scheduler.ts';
import { statePanel } from './en/state-panel.ts';
import { states } from './en/states.ts';
import { statistics } from './en/statistics.ts';
import { sweep } from './en/sweep.ts';
import { why } from './en/why.ts';
import { words } from './en/words.ts';

export const en = {
  ...words,
  ...commands,
  ...panes,
  ...jobTable,
  ...scheduler,
  ...sweep,
  ...chart,
  ...states,
  ...events,
  ...why,
  ...statePanel,
  ...statistics,
  ...run,
} as const;
