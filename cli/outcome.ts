/** How a run ended, for the terminal: exit code, and the lines that go to standard error. */
import type {
  BlockedThread,
  Cause,
  Deadlock,
  Diagnostic,
  LaneId,
  LimitKind,
  Outcome,
  Trace,
} from '../simulator/index.ts';
import { EXIT_DEADLOCK, EXIT_LIMIT, EXIT_USAGE, withHint } from './command.ts';
import { formatDuration } from './duration.ts';
import { laneName } from './lane-name.ts';

export function exitCodeOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'completed':
    case 'error':
      return outcome.exitCode;
    case 'deadlock':
      return EXIT_DEADLOCK;
    case 'limit':
    case 'undecided':
      return EXIT_LIMIT;
    case 'unsupported':
      return EXIT_USAGE;
  }
}

/** What the command line adds to the program's own standard error; '' when there is nothing to say. */
export function outcomeText(trace: Trace): string {
  const { outcome } = trace;
  switch (outcome.kind) {
    case 'completed':
    case 'error':
      return '';
    case 'deadlock':
      return deadlockText(trace, outcome.deadlock);
    case 'limit':
      return `limit: ${limitText(outcome.limit, outcome.value)}; what happened until then is kept\n`;
    case 'undecided':
      return `undecided: the schedule ends at ${formatDuration(trace.elapsedNs)}, where several are ready\n`;
    case 'unsupported':
      return outcome.diagnostics.map((each) => `${diagnosticText(each)}\n`).join('');
  }
}

/**
 * What helps after an uncaught exception or a syntax error, such as the list of modules there are; ''
 * when there is nothing. It is not part of what the program printed.
 */
export function hintText({ outcome }: Trace): string {
  const hint = outcome.kind === 'error' ? (outcome.diagnostic?.hint ?? '') : '';
  return hint === '' ? '' : `hint: ${hint}\n`;
}

export function diagnosticText({ file, line, column, what, hint }: Diagnostic): string {
  return withHint(`${file}:${line}:${column}: ${what}`, hint);
}

function limitText(limit: LimitKind, value: number): string {
  switch (limit) {
    case 'virtual-time':
      return `the program still ran after ${formatDuration(value)} of virtual time`;
    case 'instructions':
      return `the program executed ${grouped(value)} instructions and had not ended`;
    case 'intervals':
      return `the program changed state ${grouped(value)} times and had not ended`;
    case 'memory':
      return `the program used ${grouped(value)} bytes of memory`;
    case 'output':
      return `the program printed ${grouped(value)} bytes and had not ended`;
  }
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

function deadlockText(trace: Trace, deadlock: Deadlock): string {
  const { cycle, blocked, partial, timeNs } = deadlock;
  const who = partial ? 'some threads can never run again' : 'no thread can ever run again';
  const lines = [`deadlock at ${formatDuration(timeNs)}: ${who}`];
  for (const each of cycle) lines.push(`  ${blockedText(trace, deadlock, each)}`);
  const inCycle = new Set(cycle.map((each) => each.thread));
  const others = blocked.filter((each) => !inCycle.has(each.thread));
  if (cycle.length > 0 && others.length > 0) lines.push('and because of them:');
  for (const each of others) lines.push(`  ${blockedText(trace, deadlock, each)}`);
  return lines.map((line) => `${line}\n`).join('');
}

function blockedText(trace: Trace, deadlock: Deadlock, blocked: BlockedThread): string {
  const { thread, cause, resource, holder, sinceNs, line } = blocked;
  const hasTasks = deadlock.blocked.some((each) => trace.lanes[each.thread]?.parent === thread);
  const what = hasTasks
    ? 'waits in its event loop, none of whose tasks can go on'
    : waitText(trace, cause, resource, holder);
  const place = line === 0 ? '' : ` (line ${line})`;
  return `${laneName(trace, thread)}${place} ${what}, since ${formatDuration(sinceNs)}`;
}

function waitText(trace: Trace, cause: Cause, resource: LaneId, holder: LaneId): string {
  const name = resource < 0 ? '' : laneName(trace, resource);
  if (cause === 'join') return `waits for the end of ${name || 'a thread'}`;
  const kind = cause === 'none' ? 'something' : cause === 'work' ? 'work from' : cause;
  // What the program has given no name is called by its kind and a number: "lock 1".
  const named = name.startsWith(`${kind} `) ? name : `${kind} ${name}`.trim();
  const target = `waits for ${cause === 'future' ? 'a future' : named}`;
  if (holder < 0) return `${target}, and nobody can end this wait`;
  return `${target}, held by ${holder === resource ? 'itself' : holderText(trace, holder)}`;
}

/** Who ends without letting go keeps what it holds for ever: a process that is killed. */
function holderText(trace: Trace, holder: LaneId): string {
  const endNs = trace.lanes[holder]?.diedNs;
  const ended = endNs === undefined ? '' : `, which ended at ${formatDuration(endNs)}`;
  return laneName(trace, holder) + ended;
}
