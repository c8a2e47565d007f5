/** One simulated Python process: what its threads share. */
import type {
  InstructionCounter,
  KernelCalls,
  SystemCall,
  ThreadHandle,
} from '../../kernel/program.ts';
import { FileCalls } from '../../kernel/file-calls.ts';
import { SocketCalls } from '../../kernel/socket-calls.ts';
import { OpenTerminal, type Terminal } from '../../kernel/terminal.ts';
import { bareName } from '../../program-place.ts';
import type { LoopKind, MachineSettings, ResourceSnapshot } from '../../simulation.ts';
import type { Recorder } from '../../trace/recorder.ts';
import type { LaneId, LaneKind, SourcePosition, Stream } from '../../trace/trace.ts';
import type { Code } from '../code.ts';
import type { Context, Finalizer, Interpreter, SpawnSettings } from '../context.ts';
import { WEIGHT_NS } from '../costs.ts';
import { raise } from '../objects/exception.ts';
import { PyFunction, PyModule } from '../objects/function.ts';
import { newDict, type PyDict, PyObject, type Value } from '../objects/object.ts';
import { call, callBody, quickCall, type Resumable } from '../objects/resumable.ts';
import { Finalization } from './finalization.ts';
import { Gil, WithoutGil } from './gil.ts';
import { Imports, type ModuleFinder } from './imports.ts';
import { LimitReached } from './limit-reached.ts';
import { MemoryWatch, Oblivion } from './memory.ts';
import { leastRooms, opcodeCosts, restCosts } from './words.ts';
import { Signals } from './signals.ts';
import { forkProcess } from './fork.ts';
import { beginMain } from './main-program.ts';
import { replaceProcess, spawnProcess } from './spawn.ts';
import type { MemoryCopy } from './memory-copy.ts';
import { endFunction } from './thread-end.ts';
import { PythonThread } from './thread.ts';

/** What all Python processes of a run have in common. */
export interface InterpreterOptions {
  readonly kernel: KernelCalls;
  readonly recorder: Recorder;
  readonly machine: MachineSettings;
  readonly counter: InstructionCounter;
  /** Makes the namespace of the built-ins. */
  readonly builtins: () => PyDict;
  readonly finder: ModuleFinder;
  readonly mainFile: string;
  readonly mainCode: Code;
  readonly mainText: string;
  readonly arguments: readonly string[];
  readonly terminal: Terminal;
  readonly memoryBytes: number;
  /** All there are and were, in the order in which they were made. */
  readonly interpreters: PythonInterpreter[];
}

/** What a forked process has from its parent, in copies. */
const INHERITED = [
  'main',
  'modules',
  'builtins',
  'state',
  'imports',
  'finalization',
  'finalizers',
  'resources',
  'signals',
] as const;

/** sys.getrecursionlimit() of CPython. */
const RECURSION_LIMIT = 1000;

/** Where CPython's first objects lie, roughly: id() and reprs look familiar. */
const FIRST_ID = 0x7f0000000000;
const ID_STRIDE = 0x40;

export class PythonInterpreter implements Interpreter {
  readonly kernel: KernelCalls;
  readonly recorder: Recorder;
  readonly builtins: PyDict;
  readonly modules = newDict();
  readonly main: PyModule;
  readonly arguments: readonly string[];
  readonly gil: Gil | undefined;
  readonly gilEnabled: boolean;
  readonly asyncioLoop: LoopKind;
  readonly slowCallbackNs: number;
  readonly cores: number;
  readonly seed: number;
  readonly counter: InstructionCounter;
  /** Nanoseconds by opcode, sequences included. */
  readonly costs: Int32Array;
  /** By sequence: what all behind its first instruction cost. */
  readonly restCosts: Int32Array;
  /** By opcode: with so little left of a budget there is something to look at first (words.ts). */
  readonly leastRooms: Int32Array;
  readonly leastRoomMax: number;
  /** Stretches the figures of costs.ts to this machine. */
  readonly costScale: number;
  readonly imports: Imports;
  readonly state = new Map<string, unknown>();
  /** Python threads by kernel thread id. */
  readonly threads = new Map<number, PythonThread>();
  /** Describes what library modules have made lanes for, to people who look into the run. */
  readonly resources = new Set<(interpreter: Interpreter) => readonly ResourceSnapshot[]>();
  readonly lanes: LaneId[] = [];
  recursionLimit = RECURSION_LIMIT;
  sharesMemory = false;
  /** How many callers a new coroutine remembers as its `cr_origin`. */
  coroutineOriginDepth = 0;
  /** The thread that has got a signal and not yet come to a place where KeyboardInterrupt is raised. */
  interrupted: PythonThread | undefined = undefined;
  /** The thread that signals are for. */
  mainThread: PythonThread | undefined = undefined;
  /** Threads that have been started and have not ended. */
  threadCount = 0;
  readonly processLane: LaneId;
  readonly options: InterpreterOptions;
  readonly finalization = new Finalization(this);
  readonly signals = new Signals();
  /** Looked at by threads between steps. */
  readonly memory: MemoryWatch;
  readonly memoryBytes: number;
  readonly files: FileCalls;
  readonly sockets: SocketCalls;
  readonly finalizers = new Set<Finalizer>();
  private readonly oblivion = new Oblivion(this);
  private readonly terminal: Terminal;
  private readonly ids = new WeakMap<PyObject, number>();
  private readonly plainIds = new Map<Value, number>();
  private nextId = FIRST_ID;

  /** @param bornNs - when its process begins */
  constructor(options: InterpreterOptions, processLane: LaneId, bornNs: number) {
    const { kernel, recorder, machine } = options;
    this.options = options;
    options.interpreters.push(this);
    this.kernel = kernel;
    this.recorder = recorder;
    this.builtins = options.builtins();
    this.arguments = [bareName(options.mainFile), ...options.arguments];
    this.cores = machine.cores;
    this.seed = machine.seed;
    this.counter = options.counter;
    this.processLane = processLane;
    this.memoryBytes = options.memoryBytes;
    this.memory = new MemoryWatch(this, options.memoryBytes);
    this.terminal = options.terminal;
    this.files = new FileCalls(machine.systemCallNs);
    this.sockets = new SocketCalls(machine.systemCallNs, options.recorder);
    this.gilEnabled = machine.gil;
    this.asyncioLoop = machine.asyncioLoop;
    this.slowCallbackNs = machine.slowCallbackNs;
    this.gil = machine.gil
      ? new Gil(
          kernel,
          recorder,
          recorder.lane('gil', 'GIL', processLane, bornNs),
          machine.switchIntervalNs,
        )
      : undefined;
    this.switchIntervalNs = machine.switchIntervalNs;
    this.costs = opcodeCosts(machine.instructionNs);
    this.restCosts = restCosts(this.costs);
    this.leastRooms = leastRooms(this.costs);
    this.leastRoomMax = Math.max(...this.leastRooms);
    this.costScale = machine.instructionNs / WEIGHT_NS;
    this.imports = new Imports(this, options.finder);
    this.imports.addSource(options.mainCode.file, options.mainText, false, options.mainFile);
    this.main = new PyModule('__main__', newDict());
    this.modules.set('__main__', this.main);
    this.modules.set('builtins', new PyModule('builtins', this.builtins));
  }

  private intervalNs = 0;

  get switchIntervalNs(): number {
    return this.gil?.switchIntervalNs ?? this.intervalNs;
  }

  set switchIntervalNs(value: number) {
    this.intervalNs = value;
    if (this.gil !== undefined) this.gil.switchIntervalNs = value;
  }

  /** The interpreter of another process of the same program; a command of the system has no GIL. */
  sibling(processLane: LaneId, bornNs: number, hasGil = true): PythonInterpreter {
    const { options } = this;
    const machine = hasGil ? options.machine : { ...options.machine, gil: false };
    return new PythonInterpreter({ ...options, machine }, processLane, bornNs);
  }

  /** The memory of another process becomes this one's (fork.ts). */
  inherit(parent: PythonInterpreter, copies: MemoryCopy): void {
    const { kernel, recorder, terminal, options } = parent;
    for (const shared of [kernel, recorder, terminal, options, options.finder]) {
      copies.set<object>(shared, shared);
    }
    copies.set(parent.files, this.files);
    copies.set(parent.sockets, this.sockets);
    copies.set(parent, this);
    if (parent.gil !== undefined && this.gil !== undefined) copies.set(parent.gil, this.gil);
    for (const name of INHERITED) copies.fill<object>(parent[name], this[name]);
    this.recursionLimit = parent.recursionLimit;
    this.sharesMemory = parent.sharesMemory;
    this.switchIntervalNs = parent.switchIntervalNs;
    this.coroutineOriginDepth = parent.coroutineOriginDepth;
    this.nextId = parent.nextId;
    this.memory.inherit(parent.memory);
    for (const [value, id] of parent.plainIds) this.plainIds.set(value, id);
  }

  /** A copy of an object of the parent's has been made: to programs it lies in the same place. */
  inheritId(parent: PythonInterpreter, original: PyObject, copy: PyObject): void {
    const id = parent.ids.get(original);
    if (id !== undefined) this.ids.set(copy, id);
  }

  get mainThreadHandle(): ThreadHandle | undefined {
    return this.mainThread?.thread;
  }

  idOf(value: Value): number {
    const known = value instanceof PyObject ? this.ids.get(value) : this.plainIds.get(value);
    if (known !== undefined) return known;
    const id = this.nextId;
    this.nextId += ID_STRIDE;
    if (value instanceof PyObject) this.ids.set(value, id);
    else this.plainIds.set(value, id);
    return id;
  }

  write(context: Context, stream: Stream, text: string): void {
    const { terminal } = this;
    if (terminal.print(context.nowNs, context.thread.lane, stream, text)) return;
    throw new LimitReached('output', terminal.limitBytes);
  }

  writeBytes(context: Context, stream: Stream, data: Uint8Array): void {
    const { terminal } = this;
    if (terminal.printBytes(context.nowNs, context.thread.lane, stream, data)) return;
    throw new LimitReached('output', terminal.limitBytes);
  }

  consoleStream({ thread }: Context, descriptor: number): Stream | undefined {
    const file = this.kernel.filesOf(thread).peek(descriptor);
    return file instanceof OpenTerminal && file.stream !== 'stdin' ? file.stream : undefined;
  }

  forgotten<Candidate extends PyObject>(candidates: Iterable<Candidate>): Candidate[] {
    return this.oblivion.forgotten(candidates);
  }

  importModule(context: Context, name: string): Resumable {
    return this.imports.load(context, name);
  }

  cpuNs(): number {
    let total = 0;
    for (const thread of this.threads.values()) total += thread.cpuNs;
    return total;
  }

  createLane(context: Context, kind: LaneKind, name: string, atNs = context.nowNs): LaneId {
    return this.recorder.lane(kind, name, this.processLane, atNs, this.placeOf(context));
  }

  placeOf(context: Context): SourcePosition | undefined {
    let view = context.frame(0);
    for (let depth = 0; view?.code.internal === true;) view = context.frame(++depth);
    if (view === undefined) return undefined;
    return { source: this.imports.sourceOf(view.code.file), line: view.line };
  }

  sourceOf(file: string): number {
    return this.imports.sourceOf(file);
  }

  renameLane(lane: LaneId, name: string): void {
    this.recorder.rename(lane, name);
  }

  importName(
    context: Context,
    globals: PyDict,
    name: string,
    names: Value,
    level: number,
  ): Resumable {
    return this.imports.importName(context, globals, name, names, level);
  }

  /** A system call that starts a thread; its result is the thread's handle. */
  startThread(callee: Value, args: readonly Value[], name: string): SystemCall {
    return {
      name: 'start',
      attempt: ({ kernel, thread: by }) => {
        const program = new PythonThread(this, function* (self) {
          const result = yield* call(callee, [...args]);
          yield* endFunction(self);
          return result;
        });
        program.held = [callee, ...args];
        const handle = kernel.spawn({ name, program, nice: 0 }, by);
        this.register(program, handle);
        return { kind: 'done', result: handle };
      },
    };
  }

  fork(context: Context, inChild: (context: Context) => Resumable): SystemCall {
    return forkProcess(context as PythonThread, inChild, this.options.machine.forkNs);
  }

  spawn(
    context: Context,
    settings: SpawnSettings,
    body: (context: Context) => Resumable,
  ): SystemCall {
    return spawnProcess(context as PythonThread, settings, body);
  }

  replace(
    context: Context,
    settings: SpawnSettings,
    body: (context: Context) => Resumable,
  ): SystemCall {
    return replaceProcess(context as PythonThread, settings, body);
  }

  isMain(path: string, text: string): boolean {
    const { mainCode, mainText } = this.options;
    return path === mainCode.file && text === mainText;
  }

  *runMainAs(name: string): Resumable {
    const { mainCode } = this.options;
    const module = new PyModule(name, newDict());
    beginMain(this, module, mainCode);
    this.modules.set(name, module);
    this.modules.set('__main__', module);
    yield* callBody(
      new PyFunction(mainCode, module.namespace, [], undefined, []),
      module.namespace,
    );
    return module;
  }

  *checkSignals(context: Context): Resumable<void> {
    if (this.interrupted !== context) return;
    this.interrupted = undefined;
    yield* this.signals.handle(context, undefined);
  }

  /** A signal has come that the process catches. The thread that will look at it. */
  receiveSignal(signal: number): ThreadHandle | undefined {
    this.signals.note(signal);
    this.interrupted = this.mainThread;
    return this.mainThread?.thread;
  }

  /** The process is over: nobody holds what was in its memory. */
  ended(atNs: number): void {
    if (this.gil !== undefined) this.recorder.endLane(this.gil.lane, atNs);
    for (const lane of this.lanes) this.recorder.endLane(lane, atNs);
    for (const describe of this.resources) {
      for (const { lane, shared } of describe(this)) {
        if (!shared) this.recorder.endLane(lane, atNs);
      }
    }
  }

  register(thread: PythonThread, handle: ThreadHandle): void {
    thread.bindHandle(handle);
    this.threads.set(handle.id, thread);
    this.threadCount++;
  }

  *workWithoutGil(context: Context, ns: number): Resumable<void> {
    const { gil } = this;
    if (gil !== undefined) yield* quickCall(gil.letGo);
    context.charge(ns);
    if (gil !== undefined) yield* quickCall(new WithoutGil(gil, undefined, 'take'));
  }

  count(instructions: number): void {
    this.counter.instructions += instructions;
  }

  allocate(bytes: number): void {
    if (bytes > this.memoryBytes) throw raise('MemoryError');
    this.memory.announce(bytes);
  }
}
