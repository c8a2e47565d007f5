/** The only door of the simulator. */
export type {
  Companion,
  FileContent,
  FileSnapshot,
  FrameSnapshot,
  Header,
  HeaderResult,
  Inspector,
  Limits,
  MachineSettings,
  Parameter,
  ParameterValue,
  PolicyName,
  ResourceSnapshot,
  RunOptions,
  SettingRange,
  Snapshot,
  SourceFile,
  StoppableRun,
  ThreadSnapshot,
  VariableSnapshot,
} from './simulation.ts';
export { POLICY_NAMES } from './simulation.ts';
export type {
  Arrow,
  ArrowKind,
  BlockedThread,
  Cause,
  ConsoleEntry,
  CoreStatistics,
  Deadlock,
  Diagnostic,
  Intervals,
  Lane,
  LaneId,
  LaneKind,
  LimitKind,
  Mark,
  MarkKind,
  Outcome,
  Positions,
  Range,
  ResourceStatistics,
  Source,
  SourcePosition,
  State,
  Statistics,
  Stream,
  ThreadStatistics,
  Trace,
} from './trace/trace.ts';
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
export { readHeader } from './python/header.ts';
export { simulate } from './run.ts';
export { startRun } from './stoppable-run.ts';
export { traceToChrome } from './trace/chrome.ts';
export { traceToCsv } from './trace/csv.ts';
export { traceToJson } from './trace/json.ts';
export { traceToText } from './trace/text.ts';
