/**
 * What code written in TypeScript may ask of the thread it runs on and of the interpreter around it.
 * The machine implements both; built-ins and library modules see only this.
 */
import type { FileCalls } from '../kernel/file-calls.ts';
import type { SocketCalls } from '../kernel/socket-calls.ts';
import type { HandedOver, KernelCalls, SystemCall, ThreadHandle } from '../kernel/program.ts';
import type { LoopKind, ResourceSnapshot } from '../simulation.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { LaneKind, LaneId, SourcePosition, Stream } from '../trace/trace.ts';
import type { PyDict, PyObject, Value } from './objects/object.ts';
import type { PyFrame } from './objects/frame.ts';
import type { PyModule } from './objects/function.ts';
import type { PyException } from './objects/exception.ts';
import type { Resumable } from './objects/resumable.ts';
import type { Signals } from './machine/signals.ts';
import type { Finalization } from './machine/finalization.ts';
import type { Code } from './code.ts';

/** The running thread. */
export interface Context {
  readonly interpreter: Interpreter;
  /** This thread in the kernel; its `id` is not the ident programs see (see identOf). */
  readonly thread: ThreadHandle;
  /** Virtual time now. */
  readonly nowNs: number;
  /** CPU time this thread has used until now. */
  readonly cpuNs: number;
  /** Charges CPU time beyond the instruction's own cost: what a built-in does in bulk. */
  charge(ns: number): void;
  /** The built-in that runs, for long, needs nothing more of what calls have answered it: that may end. */
  forgetAnswers(): void;
  /** Frames of the program from the innermost (0); TypeScript frames are not counted. */
  frame(depth: number): FrameView | undefined;
  /** The exception being handled (sys.exception()); a built-in that handles one sets it for that time. */
  handled: PyException | undefined;
  /** Values kept per thread by library modules (the current Thread object, contextvars…), by key. */
  readonly storage: Map<string, Value>;
}

export interface FrameView {
  readonly code: Code;
  readonly line: number;
  readonly globals: PyDict;
  /** The frame as a Python object. */
  readonly object: PyFrame;
  /** A new dict of the bound local variables (the namespace itself in a module or class body). */
  locals(): PyDict;
  /** First positional argument and the `__class__` cell: what super() without arguments needs. */
  firstArgument(): Value | undefined;
  classCell(): Value | 'empty' | undefined;
  /**
   * The name that the instruction after the running call stores its result in (`lock` in
   * `lock = Lock()`, `self.lock` in `self.lock = Lock()`): names locks for people. '' when none.
   */
  assignedName(): string;
}

export interface SpawnSettings extends HandedOver {
  readonly name: string;
  /** A command of the system, not Python: it has no GIL. */
  readonly isCommand?: boolean;
}

export type Finalizer = (context: Context) => Resumable<void>;

/** One simulated Python process. */
export interface Interpreter {
  /** What kernel objects (locks…) are made with. */
  readonly kernel: KernelCalls;
  readonly recorder: Recorder;
  readonly builtins: PyDict;
  /** sys.modules. */
  readonly modules: PyDict;
  readonly main: PyModule;
  readonly arguments: readonly string[];
  recursionLimit: number;
  /** The switch interval of the GIL. */
  switchIntervalNs: number;
  readonly gilEnabled: boolean;
  /** How asyncio's loops wait. */
  readonly asyncioLoop: LoopKind;
  /** From when on a callback blocks its event loop. */
  readonly slowCallbackNs: number;
  readonly cores: number;
  readonly seed: number;
  /** id(): a number that stays the object's own, the same in every run. */
  idOf(value: Value): number;
  /** Writes to the console at the running thread's time. */
  write(context: Context, stream: Stream, text: string): void;
  /** The same for the bytes of a UTF-8 text. */
  writeBytes(context: Context, stream: Stream, data: Uint8Array): void;
  /** Which stream of the console a descriptor of the process stands for; undefined: none. */
  consoleStream(context: Context, descriptor: number): Stream | undefined;
  /** Makes system calls for files. */
  readonly files: FileCalls;
  /** The same for sockets. */
  readonly sockets: SocketCalls;
  /** What is left to do when the process ends by itself, after its exit handlers. */
  readonly finalizers: Set<Finalizer>;
  /** Those of the objects that nothing refers to any more. */
  forgotten<Candidate extends PyObject>(candidates: Iterable<Candidate>): Candidate[];
  /** `import name`: the module of this full name. */
  importModule(context: Context, name: string): Resumable;
  /** CPU time of all threads of the process. */
  cpuNs(): number;
  readonly threads: ReadonlyMap<number, Context>;
  /** How many of them have not ended. */
  readonly threadCount: number;
  /**
   * A lane of the chart for something a library module makes (a lock, a semaphore).
   *
   * @param atNs - now, unless told
   */
  createLane(context: Context, kind: LaneKind, name: string, atNs?: number): LaneId;
  /** Where the program stands, not the library that it has called; undefined: nowhere. */
  placeOf(context: Context): SourcePosition | undefined;
  /** Register here how to describe resources with lanes (owner, waiters, permits) at any time. */
  readonly resources: Set<(interpreter: Interpreter) => readonly ResourceSnapshot[]>;
  /** Lanes that end with the process, at the latest. */
  readonly lanes: LaneId[];
  renameLane(lane: LaneId, name: string): void;
  /** Index among the trace's sources of a file that code objects name. */
  sourceOf(file: string): number;
  /** Mutable state of library modules that is written in TypeScript, by module name. */
  readonly state: Map<string, unknown>;
  /**
   * What an import statement does: the module `name` as seen from `globals`, `level` packages further
   * out; with a tuple of names for `from name import names`, None for `import name`.
   */
  importName(
    context: Context,
    globals: PyDict,
    name: string,
    names: Value,
    level: number,
  ): Resumable;
  /** Starts a thread that calls `callee(*args)`; a system call whose result is its ThreadHandle. */
  startThread(callee: Value, args: readonly Value[], name: string): SystemCall;
  /**
   * fork(2); a system call whose result is the child's main thread. The child goes on where the call was
   * made, and the built-in that made it answers there with what `inChild` returns.
   */
  fork(context: Context, inChild: (context: Context) => Resumable): SystemCall;
  /**
   * A new process that runs `body` in an interpreter of its own; a system call whose result is its main
   * thread.
   */
  spawn(
    context: Context,
    settings: SpawnSettings,
    body: (context: Context) => Resumable,
  ): SystemCall;
  /** execve(2): the same for the own process, in whose main thread it is called. */
  replace(
    context: Context,
    settings: SpawnSettings,
    body: (context: Context) => Resumable,
  ): SystemCall;
  /** Runs the main program as a module of another name, as multiprocessing does in a spawned process. */
  runMainAs(name: string): Resumable;
  /** Whether a file with this text is the program that runs. */
  isMain(path: string, text: string): boolean;
  /** Whether memory of the process may be written by others at any time. */
  sharesMemory: boolean;
  readonly signals: Signals;
  /** The main thread is to look at a signal; gives it, so that its wait can be cut short. */
  receiveSignal(signal: number): ThreadHandle | undefined;
  /** Handles signals that have come for this thread here and now. */
  checkSignals(context: Context): Resumable<void>;
  /** The thread that handles them. */
  readonly mainThreadHandle: ThreadHandle | undefined;
  /** The lane of the process. */
  readonly processLane: LaneId;
  /** Who wants to know when objects end. */
  readonly finalization: Finalization;
  /**
   * CPU time that a built-in uses without holding the GIL, as CPython's do in the middle of long work on
   * bytes: other threads run Python code meanwhile.
   */
  workWithoutGil(context: Context, ns: number): Resumable<void>;
  /** Counts work of a built-in as so many instructions, for the limit on those. */
  count(instructions: number): void;
  /** Charged to the memory limit; throws Raised MemoryError beyond it. */
  allocate(bytes: number): void;
}
