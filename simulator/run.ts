/**
 * One run of Python programs: advanced to any virtual time, looked at, and closed into a trace.
 */
import type { InstructionCounter } from './kernel/program.ts';
import { listFiles } from './kernel/file-snapshot.ts';
import type { FileSystem } from './kernel/file-system.ts';
import { bytesOf, createFileSystem, firstProcessFiles } from './kernel/initial-tree.ts';
import { Kernel } from './kernel/kernel.ts';
import { Network } from './kernel/network.ts';
import { shellCode } from './kernel/process-table.ts';
import { takeSnapshot } from './kernel/snapshot.ts';
import { Terminal } from './kernel/terminal.ts';
import { WebHosts } from './kernel/web-hosts.ts';
import { loopsOf } from './library/asyncio/loop-snapshot.ts';
import { LIBRARY_BUILTINS } from './library/index.ts';
import { MODULE_FINDER, moduleNames } from './module-finder.ts';
import { type Prepared, prepare } from './prepare.ts';
import { bareName, programPlace } from './program-place.ts';
import { builtinNamespace } from './python/builtins/index.ts';
import { findDataFileProblem } from './python/header/data-files.ts';
import { markedLine } from './python/formatting/marked-line.ts';
import { type InterpreterOptions, PythonInterpreter } from './python/machine/interpreter.ts';
import { stackOf } from './python/machine/inspection.ts';
import { sourceLines } from './python/machine/imports.ts';
import { type MainResult, newMainResult, runMain } from './python/machine/main-program.ts';
import { beginSignals } from './python/machine/signals.ts';
import { PythonThread } from './python/machine/thread.ts';
import { KernelRun } from './kernel-run.ts';
import { inputParts } from './timed-input.ts';
import type { PreparedRun } from './running.ts';
import type { ResourceSnapshot, RunOptions, Snapshot, SourceFile } from './simulation.ts';
import { Recorder } from './trace/recorder.ts';
import type { LaneId, Outcome, Trace } from './trace/trace.ts';

type Ready = Extract<Prepared, { kind: 'ready' }>;

export function preparePrograms(source: SourceFile, options: RunOptions): PreparedRun {
  const prepared = prepareAll(source, options);
  if (prepared.kind === 'refused') return prepared;
  return { kind: 'ready', begin: () => new Run(prepared.programs, options) };
}

/** A program and what has become of it before it runs. */
interface ReadyProgram {
  readonly source: SourceFile;
  readonly prepared: Ready;
}

/** All programs of a run; the trace that refuses the first that cannot run. */
function prepareAll(
  source: SourceFile,
  options: RunOptions,
):
  | { readonly kind: 'ready'; readonly programs: readonly ReadyProgram[] }
  | { readonly kind: 'refused'; readonly trace: Trace } {
  const own = { source, ...(options.parameters && { parameters: options.parameters }) };
  const programs: ReadyProgram[] = [];
  for (const { source: each, parameters = {} } of [own, ...(options.together ?? [])]) {
    const prepared = prepare(each, { ...options, parameters });
    if (prepared.kind !== 'ready') return { kind: 'refused', trace: refusal(each, prepared) };
    programs.push({ source: each, prepared });
  }
  return { kind: 'ready', programs };
}

class Run extends KernelRun {
  protected readonly kernel: Kernel;
  private readonly fileSystem: FileSystem;
  private readonly interpreters: PythonInterpreter[] = [];
  /** How the programs have ended, in their order. */
  private readonly results: MainResult[] = [];

  constructor(programs: readonly ReadyProgram[], options: RunOptions) {
    super(options.interruptNs);
    const { machine, limits } = programs[0]!.prepared;
    const counter: InstructionCounter = { instructions: 0 };
    const recorder = new Recorder(limits.intervals, options.keep);
    const files = Object.assign(
      {},
      ...programs.map(({ prepared }) => prepared.files),
    ) as Ready['files'];
    const hosts = Object.assign(
      {},
      ...programs.map(({ prepared }) => prepared.hosts),
    ) as Ready['hosts'];
    this.fileSystem = createFileSystem(files, limits.memoryBytes, namesAndTexts(programs));
    this.kernel = new Kernel({
      settings: machine,
      limits,
      recorder,
      counter,
      ...(options.decisions && { decisions: options.decisions }),
      fileSystem: this.fileSystem,
      network: new Network(machine, new WebHosts(() => this.kernel, hosts, machine.seed)),
    });
    const terminal = new Terminal(
      recorder,
      inputParts(bytesOf(options.stdin ?? '')),
      limits.outputBytes,
    );
    terminal.begin(this.kernel);
    const shared = {
      kernel: this.kernel,
      recorder,
      machine,
      counter,
      builtins: () => builtinNamespace(LIBRARY_BUILTINS),
      finder: MODULE_FINDER,
      arguments: options.arguments ?? [],
      terminal,
      memoryBytes: limits.memoryBytes,
      interpreters: this.interpreters,
    };
    for (const { source, prepared } of programs) {
      this.start({
        ...shared,
        mainFile: source.name,
        mainCode: prepared.code,
        mainText: source.text,
      });
    }
  }

  private start(options: InterpreterOptions): void {
    const result = newMainResult();
    this.results.push(result);
    let interpreter!: PythonInterpreter;
    let main!: PythonThread;
    const handle = this.kernel.startProcess(
      options.mainFile,
      (processLane) => {
        interpreter = new PythonInterpreter(options, processLane, 0);
        const lines = sourceLines(interpreter);
        main = new PythonThread(interpreter, (thread) =>
          runMain(thread, options.mainCode, lines, result),
        );
        return { name: 'MainThread', program: main, nice: 0 };
      },
      firstProcessFiles(this.fileSystem, options.terminal),
      (signal) => interpreter.receiveSignal(signal),
      (endNs) => interpreter.ended(endNs),
    );
    interpreter.register(main, handle);
    interpreter.mainThread = main;
    beginSignals(this.kernel.processes.of(handle));
  }

  finish(): Trace {
    const trace = this.kernel.finish();
    return { ...trace, outcome: this.outcome(trace) };
  }

  /** The program's own end in place of the kernel's plain "completed". */
  private outcome({ outcome, sources }: Trace): Outcome {
    if (outcome.kind !== 'completed') return outcome;
    const failed = this.results.find(({ uncaught }) => uncaught !== undefined);
    if (failed?.uncaught === undefined) {
      const exitCode = this.results.map(({ status }) => shellCode(status)).find(Boolean);
      return exitCode === undefined ? outcome : { ...outcome, exitCode };
    }
    const exitCode = shellCode(failed.status);
    const { at, message } = failed.uncaught;
    return {
      kind: 'error',
      exitCode,
      message,
      diagnostic:
        at === undefined
          ? undefined
          : {
              file: sources[at.source].name,
              line: at.line,
              column: at.column,
              what: message,
              hint: this.hintFor(message),
            },
    };
  }

  private hintFor(message: string): string {
    return message.startsWith('ModuleNotFoundError')
      ? `modules there are: ${moduleNames().join(', ')}`
      : '';
  }

  snapshot(): Snapshot {
    const kernel = takeSnapshot(this.kernel);
    const stacks = new Map<LaneId, PythonThread>();
    for (const { threads } of this.interpreters) {
      for (const thread of threads.values()) stacks.set(thread.thread.lane, thread);
    }
    return {
      ...kernel,
      threads: kernel.threads.map((thread) => {
        const program = stacks.get(thread.lane);
        const ended = thread.state === 'done' || program === undefined;
        return { ...thread, stack: ended ? [] : stackOf(program) };
      }),
      resources: this.resources(),
      loops: this.interpreters.flatMap(loopsOf),
      files: listFiles(this.fileSystem),
    };
  }

  private resources(): ResourceSnapshot[] {
    const resources: ResourceSnapshot[] = [];
    for (const interpreter of this.interpreters) {
      const { gil } = interpreter;
      if (gil !== undefined) {
        resources.push({
          lane: gil.lane,
          owner: gil.holder?.lane ?? -1,
          waiters: this.kernel.waiting(gil.waiters).map((thread) => thread.lane),
          permits: undefined,
          shared: false,
        });
      }
      for (const describe of interpreter.resources) resources.push(...describe(interpreter));
    }
    return resources;
  }
}

/** The programs as files; one whose name no file can have is left out. */
function namesAndTexts(programs: readonly ReadyProgram[]): ReadonlyMap<string, string> {
  const files = programs.map(({ source: { name, text } }) => [bareName(name), text] as const);
  return new Map(files.filter(([name]) => findDataFileProblem([name]) === undefined));
}

/** The trace of a program that was refused: nothing has run. */
function refusal(source: SourceFile, prepared: Exclude<Prepared, Ready>): Trace {
  const recorder = new Recorder(1);
  recorder.source(source.name, source.text, false);
  const none = { instructions: 0, contextSwitches: 0, events: 0 };
  if (prepared.kind === 'refused') {
    return recorder.finish(0, { kind: 'unsupported', diagnostics: prepared.diagnostics }, none);
  }
  const { problem, diagnostic } = prepared;
  recorder.output(0, 'stderr', -1, syntaxErrorText(source, prepared));
  return recorder.finish(
    0,
    { kind: 'error', exitCode: 1, message: `${problem.type}: ${problem.what}`, diagnostic },
    none,
  );
}

/** As CPython prints a SyntaxError: file and line, the line itself, carets below, the message. */
function syntaxErrorText(
  source: SourceFile,
  { problem }: Extract<Prepared, { kind: 'syntax-error' }>,
): string {
  const text = source.text.split('\n')[problem.line - 1] ?? '';
  // At the end of the file there is no place to mark; wrong indentation is at the end of its line.
  const nowhere = problem.endColumn === -1 && !/^(unindent|inconsistent)/.test(problem.what);
  const place = { ...problem, column: nowhere ? 0 : problem.column };
  return (
    `  File "${programPlace(source.name)}", line ${problem.line}\n` +
    markedLine(text, place, problem.type !== 'SyntaxError')
      .map((line) => `    ${line}\n`)
      .join('') +
    `${problem.type}: ${problem.what}\n`
  );
}
