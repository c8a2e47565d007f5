/** What went wrong with a run, in sentences: its outcome, its troubles, threads that ended with an exception. */
import { eachMark } from '../../simulator/index.ts';
import type {
  Deadlock,
  Diagnostic,
  HeaderResult,
  Mark,
  Outcome,
  Trace,
} from '../../simulator/index.ts';
import type { Language } from '../messages/language.ts';
import { phrase } from '../messages/phrase.ts';
import type { Jump, Phrase } from '../messages/phrase.ts';

import { blockedPhrase } from './blocked.ts';
import { firstOf } from './first-of.ts';
import { loopProblems } from './loop-problems.ts';
import { laneLink, laneName, timeLink } from './lane-name.ts';
import { troubleDetails, troublePhrase } from './troubles.ts';

/** A line of its own under the heading; pressing it goes to its place. */
export type Detail =
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  | {
      readonly kind: 'diagnostic';
      readonly diagnostic: Diagnostic;
      readonly jump: Jump | undefined;
    };

export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly title: Phrase;
  readonly details: readonly Detail[];
  /** What one may want to do about it. */
  readonly actions: readonly ProblemAction[];
}

/** To the console, where the traceback is; to the field for standard input, which had too little. */
export type ProblemAction = 'console' | 'input';

export function problemsOf(
  language: Language,
  trace: Trace,
  header: HeaderResult,
): readonly Problem[] {
  const outcome = outcomeProblem(language, trace, trace.outcome);
  const problems = outcome === undefined ? [] : [outcome];
  // A program may run in spite of a header that cannot be read.
  if (header.kind === 'broken' && trace.outcome.kind !== 'unsupported') {
    problems.push(refused(trace, header.diagnostics));
  }
  return [
    ...problems,
    ...troubles(language, trace),
    ...exceptions(language, trace),
    ...loopProblems(language, trace),
  ];
}

/** The user's Ctrl-C, if there was one. */
export function interruptOf(trace: Trace): Mark | undefined {
  return firstOf(eachMark(trace), ({ kind }) => kind === 'interrupt');
}

function outcomeProblem(language: Language, trace: Trace, outcome: Outcome): Problem | undefined {
  const interrupt = interruptOf(trace);
  if (interrupt !== undefined) return interrupted(language, trace, interrupt);
  switch (outcome.kind) {
    // The panel of the scheduler asks.
    case 'undecided':
      return undefined;
    case 'completed':
      return outcome.exitCode === 0
        ? undefined
        : warning(phrase('problem.exit', { code: outcome.exitCode }));
    case 'error':
      // A syntax error: nothing of the program ran.
      if (trace.lanes.length === 0 && outcome.diagnostic !== undefined) {
        return refused(trace, [outcome.diagnostic]);
      }
      return {
        severity: 'error',
        title: phrase('problem.exception', { message: outcome.message }),
        // The title has said what happened; what is left is where, and what helps.
        details:
          outcome.diagnostic === undefined
            ? []
            : [placed(trace, { ...outcome.diagnostic, what: '' })],
        actions: [
          ...(outcome.message.startsWith('EOFError') ? (['input'] as const) : []),
          ...tracebackIn(trace),
        ],
      };
    case 'deadlock':
      return deadlockProblem(language, trace, outcome.deadlock);
    case 'limit':
      return warning(
        phrase(`problem.limit.${outcome.limit}`, {
          value: limitValue(language, outcome.limit, outcome.value),
        }),
      );
    case 'unsupported':
      return refused(trace, outcome.diagnostics);
  }
}

function interrupted(language: Language, trace: Trace, { timeNs, lane }: Mark): Problem {
  const { outcome } = trace;
  const time = timeLink(language, trace, timeNs);
  if (outcome.kind === 'completed') return warning(phrase('problem.interruptCaught', { time }));
  if (outcome.kind !== 'error') return warning(phrase('problem.interruptIgnored', { time }));
  const thread = laneLink(language, trace, lane, timeNs);
  return {
    severity: 'warning',
    title: phrase('problem.interrupted', { time, thread }),
    details:
      outcome.diagnostic === undefined ? [] : [placed(trace, { ...outcome.diagnostic, what: '' })],
    actions: tracebackIn(trace),
  };
}

function tracebackIn(trace: Trace): readonly ProblemAction[] {
  return trace.console.some(({ stream }) => stream === 'stderr') ? ['console'] : [];
}

function warning(title: Phrase): Problem {
  return { severity: 'warning', title, details: [], actions: [] };
}

function refused(trace: Trace, diagnostics: readonly Diagnostic[]): Problem {
  return {
    severity: 'error',
    title: phrase('problem.cannotRun', { count: diagnostics.length }),
    details: diagnostics.map((diagnostic) => placed(trace, diagnostic)),
    actions: [],
  };
}

function placed(trace: Trace, diagnostic: Diagnostic): Detail {
  const found = trace.sources.findIndex(({ name }) => name === diagnostic.file);
  // A refused program may have left no sources; the file is then the program itself.
  const source = Math.max(0, found);
  const jump: Jump | undefined =
    diagnostic.line > 0
      ? { kind: 'line', source, line: diagnostic.line, column: diagnostic.column }
      : undefined;
  return { kind: 'diagnostic', diagnostic, jump };
}

function limitValue(
  language: Language,
  limit: Extract<Outcome, { kind: 'limit' }>['limit'],
  value: number,
): string {
  switch (limit) {
    case 'virtual-time':
      return language.span(value);
    case 'instructions':
    case 'intervals':
      return language.number(value);
    case 'memory':
    case 'output':
      return language.bytes(value);
  }
}

function deadlockProblem(language: Language, trace: Trace, deadlock: Deadlock): Problem {
  const { cycle, blocked, timeNs } = deadlock;
  const inCycle = new Set(cycle.map(({ thread }) => thread));
  const rest = blocked.filter(({ thread }) => !inCycle.has(thread));
  const tasks = blocked.filter(({ thread }) => trace.lanes[thread]?.kind === 'task');
  const time = timeLink(language, trace, timeNs);
  return {
    severity: 'error',
    title:
      tasks.length > 0
        ? phrase('problem.deadlockTasks', { count: tasks.length, time })
        : phrase('problem.deadlock', { count: blocked.length, time }),
    details: [...cycle, ...rest].map((one) => ({
      kind: 'phrase',
      phrase: blockedPhrase(language, trace, one, timeNs),
    })),
    actions: [],
  };
}

function troubles(language: Language, trace: Trace): readonly Problem[] {
  return trace.troubles.map((trouble) => ({
    severity: trouble.kind === 'partial-deadlock' ? 'error' : 'warning',
    title: troublePhrase(language, trace, trouble),
    details: troubleDetails(language, trace, trouble).map((one) => ({
      kind: 'phrase',
      phrase: one,
    })),
    actions: [],
  }));
}

function exceptions(language: Language, trace: Trace): readonly Problem[] {
  const main = trace.lanes.find(({ kind }) => kind === 'thread')?.id;
  return [...eachMark(trace)]
    .filter(({ kind, lane }) => kind === 'exception' && lane !== main)
    .map(({ lane, timeNs, detail }) => ({
      severity: 'warning',
      title: phrase('problem.exceptionThread', {
        thread: laneName(language, trace, lane),
        message: detail,
        time: timeLink(language, trace, timeNs),
      }),
      details: [],
      actions: ['console'],
    }));
}
