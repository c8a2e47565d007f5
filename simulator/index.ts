/** The only door of the simulator. */
export type {
  Companion,
  CompletionSnapshot,
  DescriptorSnapshot,
  FileContent,
  AwaitSnapshot,
  CallbackSnapshot,
  EpollSnapshot,
  FileSnapshot,
  FrameSnapshot,
  Header,
  HeaderResult,
  HostSettings,
  Inspector,
  Limits,
  LoopKind,
  MachineSettings,
  Parameter,
  ParameterValue,
  PolicyName,
  PollSnapshot,
  RunQueueKind,
  LoopSnapshot,
  ResourceSnapshot,
  RunOptions,
  SettingRange,
  Snapshot,
  SourceFile,
  StoppableRun,
  TextSpan,
  ThreadSnapshot,
  TimerSnapshot,
  VariableSnapshot,
  WorkerSnapshot,
} from './simulation.ts';
export { INHERITING_POLICIES, LOOP_KINDS, POLICY_NAMES, RUN_QUEUE_KINDS } from './simulation.ts';
export type {
  Arrow,
  ArrowKind,
  Arrows,
  BlockedThread,
  Cause,
  ConsoleEntry,
  CoreStatistics,
  Deadlock,
  Decision,
  Diagnostic,
  Intervals,
  Lane,
  LaneId,
  LaneKind,
  Levels,
  LimitKind,
  Mark,
  MarkKind,
  Marks,
  Outcome,
  Positions,
  Range,
  Ranges,
  ResourceStatistics,
  Source,
  SourcePosition,
  State,
  Statistics,
  Stream,
  Times,
  ThreadStatistics,
  Trace,
} from './trace/trace.ts';
export type { Trouble, TroubleKind } from './trace/trouble.ts';
export {
  ARROW_KINDS,
  CAUSES,
  LANE_KINDS,
  MARK_KINDS,
  NO_LANE,
  STATES,
  TRACE_VERSION,
} from './trace/trace.ts';
export { createInspector } from './inspector.ts';
export { DEFAULT_LIMITS, DEFAULT_MACHINE, SETTING_RANGES } from './machine-settings.ts';
export { simulate } from './prepare-run.ts';
export { readHeader } from './read-header.ts';
export { readSchedule, scheduleText } from './schedule.ts';
export type { Schedule, ScheduleResult } from './schedule.ts';
export { startRun } from './stoppable-run.ts';
export { schedulingResults } from './trace/scheduling-results.ts';
export type { Distribution, JobResult, SchedulingResults } from './trace/scheduling-results.ts';
export { arrowAt, arrowsInColumns, eachArrow } from './trace/arrow-store.ts';
export {
  kneeOf,
  SWEEP_VALUES_MAX,
  SWEPT_SETTINGS,
  sweepValues,
  sweptNumbers,
  variationOf,
} from './sweep.ts';
export type { SweepRange, Variation } from './sweep.ts';
export { traceToChrome } from './trace/chrome.ts';
export { traceToCsv } from './trace/csv.ts';
export { traceToJson } from './trace/json.ts';
export { eachMark, markAt, marksInColumns } from './trace/mark-store.ts';
export { rangeOf } from './trace/rows-by-lane.ts';
export { eachThread, threadsInColumns } from './trace/thread-sums.ts';
export { traceToText } from './trace/text.ts';
export { laneOfInterval, positionAt } from './trace/timeline.ts';
