/**
 * The public types of a run: what goes in beside the program's text, and what can be asked of a run
 * beside its trace. See index.ts for the functions.
 */
import type { Cause, Diagnostic, LaneId, State, Trace } from './trace/trace.ts';

/** What a person opens: a Python file, or a job table if its name ends in `.toml`. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** A data file: text stands for its UTF-8. */
export type FileContent = string | Uint8Array;

export type ParameterValue = number | boolean | string;

/** A top-level upper-case assignment of a literal, with what the header says about it. */
export interface Parameter {
  readonly name: string;
  readonly kind: 'int' | 'float' | 'bool' | 'str';
  /** The value in the source. */
  readonly value: ParameterValue;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly step: number | undefined;
  /** For people; the name when the header gives none. */
  readonly label: string;
  /** '' when it has none. */
  readonly unit: string;
  /** 1-based line of the assignment. */
  readonly line: number;
  /** Where the value itself stands; undefined of what is no part of a program. */
  readonly at: TextSpan | undefined;
}

/** Lines are 1-based, columns 0-based in code points; the end is exclusive. */
export interface TextSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** In the order of a course: from the simplest to those that share, then those for deadlines. */
export const POLICY_NAMES = [
  'fifo',
  'sjf',
  'stcf',
  'round-robin',
  'priority',
  'mlfq',
  'lottery',
  'stride',
  'fair',
  'edf',
  'rm',
  'manual',
] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** Those that know who is more urgent than whom. */
export const INHERITING_POLICIES: readonly PolicyName[] = ['priority', 'edf', 'rm'];

export interface PrioritySettings {
  /** A more urgent thread takes the core of a less urgent one. */
  readonly preemptive: boolean;
  /** A ready thread gains one priority each time it has waited so long; 0: never. */
  readonly agingNs: number;
}

/** The multi-level feedback queue; lists have one entry for each queue, the most urgent first. */
export interface FeedbackSettings {
  readonly queues: number;
  readonly quantaNs: readonly number[];
  /** Quanta at a level before a thread moves down. */
  readonly allotments: readonly number[];
  /** All threads move to the topmost queue at the whole multiples of this; 0: never. */
  readonly boostNs: number;
  /** A thread that waits before its quantum is over begins anew at its level. */
  readonly stay: boolean;
  /** A thread that has waited comes to the front of its queue, else to its end. */
  readonly ioFront: boolean;
}

export interface FairSettings {
  /** Within this time every ready thread should get a turn; 0: the quantum. */
  readonly latencyNs: number;
  /** The shortest time slice. */
  readonly granularityNs: number;
}

export interface ManualSettings {
  /** Names of threads: whose turn it is at each decision between several, one after another. */
  readonly choices: readonly string[];
}

/**
 * One run queue for all cores; one for each, in which a thread stays; or one for each, from which a core that
 * has nothing to do takes over a thread.
 */
export const RUN_QUEUE_KINDS = ['shared', 'per-core', 'stealing'] as const;
export type RunQueueKind = (typeof RUN_QUEUE_KINDS)[number];

/** How loops of asyncio wait: until files are ready, or until the kernel has carried out what they ask for. */
export const LOOP_KINDS = ['selector', 'proactor'] as const;
export type LoopKind = (typeof LOOP_KINDS)[number];

/** The simulated machine. Defaults and their sources stand in machine-settings.ts. */
export interface MachineSettings {
  /** 1…64. */
  readonly cores: number;
  readonly policy: PolicyName;
  /** Time slice of policies with one slice for all, and the latency target of fair; nanoseconds. */
  readonly quantumNs: number;
  readonly priority: PrioritySettings;
  readonly mlfq: FeedbackSettings;
  readonly fair: FairSettings;
  readonly manual: ManualSettings;
  readonly runQueues: RunQueueKind;
  /** Who holds a lock is as urgent as those who wait for it, under one of {@link INHERITING_POLICIES}. */
  readonly priorityInheritance: boolean;
  readonly contextSwitchNs: number;
  /** On top of the switch, for a thread that last ran on another core: its caches hold nothing of it. */
  readonly cacheWarmUpNs: number;
  readonly systemCallNs: number;
  readonly threadStartNs: number;
  /** Start of a process as a copy of its parent. */
  readonly forkNs: number;
  /** Start of a process with an interpreter of its own. */
  readonly spawnNs: number;
  /** There and back between sockets of the machine. */
  readonly loopbackNs: number;
  /** There and back to a host in the internet. */
  readonly internetNs: number;
  /** Of the line to the internet, each way; millions of bits in a second. */
  readonly bandwidthMbit: number;
  /** False: free-threaded (PEP 703). */
  readonly gil: boolean;
  /** The loop that asyncio's policy makes. */
  readonly asyncioLoop: LoopKind;
  /** sys.getswitchinterval() at the start. */
  readonly switchIntervalNs: number;
  /** A callback of an event loop that takes as long blocks the loop, which is marked. */
  readonly slowCallbackNs: number;
  /** Mean cost of a bytecode instruction; the table of weights is scaled by it. */
  readonly instructionNs: number;
  /** For every choice the machine is free to make, and unseeded random generators. */
  readonly seed: number;
}

export interface Limits {
  readonly virtualTimeNs: number;
  readonly instructions: number;
  readonly intervals: number;
  readonly memoryBytes: number;
  /** Bytes the program may print. */
  readonly outputBytes: number;
}

/** A program that runs beside another one on the same machine. */
export interface Companion {
  readonly source: SourceFile;
  readonly parameters?: RunOptions['parameters'];
}

export interface RunOptions {
  /** Override parameters of the program by name. An unknown name or absurd value is refused. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /**
   * Further programs, each the first process of its own, started at once. The machine is the one that
   * the run's own program asks for; data files are put together.
   */
  readonly together?: readonly Companion[];
  /** Override the header's [machine] table and the defaults. */
  readonly machine?: Partial<MachineSettings>;
  readonly limits?: Partial<Limits>;
  /** Standard input; '' when absent. */
  readonly stdin?: FileContent;
  /** Data files by their paths below the program's working directory. */
  readonly files?: Readonly<Record<string, FileContent>>;
  /** sys.argv after the program's name. */
  readonly arguments?: readonly string[];
  /** When the program gets the signal that Ctrl-C sends, in virtual time; absent: never. */
  readonly interruptNs?: number;
  /**
   * `record`: the trace tells whom the policy has chosen whenever there were several. `ask`: also, under the
   * manual policy, the run ends at the first decision past the last choice.
   */
  readonly decisions?: 'record' | 'ask';
  /**
   * `figures`: the trace has neither intervals nor troubles, which takes less time and memory; all else is the
   * same. For who asks only what comes of a run.
   */
  readonly keep?: 'all' | 'figures';
}

/** A web server of the internet, as a header's [hosts] table describes it. */
export interface HostSettings {
  /** From a request's arrival to the beginning of its answer. */
  readonly delayNs?: number;
  /** Of a page; a number that goes with its address when absent. */
  readonly sizeBytes?: number;
  /** The answer comes in chunks of so many bytes. */
  readonly chunkBytes?: number;
  /** Between two chunks. */
  readonly pauseNs?: number;
  readonly status?: number;
  /** What all its pages are. */
  readonly body?: string;
  /** Content-Type of its pages. */
  readonly type?: string;
  /** The share of requests that fail, 0 to 1, drawn with `seed` and the machine's. */
  readonly failures?: number;
  /** A status, or that the connection is reset, or that no answer ever comes. */
  readonly failure?: number | 'reset' | 'silence';
  readonly seed?: number;
}

export interface Header {
  /** A table's jobs are no Python: they have no parameters, no GIL, no standard input. */
  readonly kind: 'program' | 'job-table';
  readonly title: string;
  readonly about: string;
  /** What to look at. */
  readonly look: readonly string[];
  /** What to try. */
  readonly try: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Defaults overridden by the header's [machine] table. */
  readonly machine: MachineSettings;
  /** Data files by their paths below the working directory. */
  readonly files: Readonly<Record<string, string>>;
  /** Hosts of the internet by their names; `*` is every other. */
  readonly hosts: Readonly<Record<string, HostSettings>>;
}

export type HeaderResult =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

export type SettingRange = { readonly min: number; readonly max: number };

/** The state of the machine at one instant, for the state panel. */
export interface Snapshot {
  readonly timeNs: number;
  /** By core: the running thread's lane, −1 when idle. */
  readonly running: readonly LaneId[];
  /** Ready threads in the order the policy would take them. */
  readonly runQueue: readonly LaneId[];
  readonly threads: readonly ThreadSnapshot[];
  readonly resources: readonly ResourceSnapshot[];
  readonly epolls: readonly EpollSnapshot[];
  readonly polls: readonly PollSnapshot[];
  readonly completions: readonly CompletionSnapshot[];
  /** Event loops that run, in the order of their threads. */
  readonly loops: readonly LoopSnapshot[];
  /** Every file and directory there is, by path. */
  readonly files: readonly FileSnapshot[];
}

/** An epoll object: what it watches, and what it would tell of. */
export interface EpollSnapshot {
  /** Whose it is, a lane; copies that forks make are listed with each. */
  readonly process: LaneId;
  readonly descriptor: number;
  /** In the order in which they were added; events as in epoll_ctl(2). */
  readonly interest: readonly (DescriptorSnapshot & { readonly events: number })[];
  /** Those that would be told, in that order. */
  readonly ready: readonly DescriptorSnapshot[];
  /** Threads that wait for news. */
  readonly waiters: readonly LaneId[];
}

/** A descriptor as others name it: by its number, and by its lane if it has one. */
export interface DescriptorSnapshot {
  readonly descriptor: number;
  /** −1: it is not drawn. */
  readonly lane: LaneId;
}

/** A thread that waits in select(), poll() or their like, for any of these. */
export interface PollSnapshot {
  readonly thread: LaneId;
  /** Events as in poll(2). */
  readonly interest: readonly (DescriptorSnapshot & { readonly events: number })[];
}

/** A queue of completions: operations that the kernel carries out, and those it has done. */
export interface CompletionSnapshot {
  /** Whose it is, a lane. */
  readonly process: LaneId;
  readonly descriptor: number;
  /** Each with the name of its call. */
  readonly pending: readonly (DescriptorSnapshot & { readonly call: string })[];
  /** Those of which nobody has been told yet. */
  readonly done: readonly (DescriptorSnapshot & { readonly call: string })[];
  /** Threads that wait for completions. */
  readonly waiters: readonly LaneId[];
}

/** An event loop that runs in a thread. Of long lists there is the beginning, and how long they are. */
export interface LoopSnapshot {
  readonly lane: LaneId;
  readonly thread: LaneId;
  /** In the order in which they will run. */
  readonly ready: readonly CallbackSnapshot[];
  readonly readyCount: number;
  /** In the order of their times. */
  readonly timers: readonly TimerSnapshot[];
  readonly timerCount: number;
  /** Tasks that nobody else awaits, each with what it awaits. */
  readonly tasks: readonly AwaitSnapshot[];
  readonly taskCount: number;
  /** Threads of the pools of the process. */
  readonly workers: readonly WorkerSnapshot[];
}

/** A callback of a loop. */
export interface CallbackSnapshot {
  /** Its function, or its task. */
  readonly name: string;
  /** The task that goes on with it; −1: none, or one that is not drawn. */
  readonly task: LaneId;
}

export interface TimerSnapshot extends CallbackSnapshot {
  /** Virtual time; undefined: the loop goes by a clock of its own. */
  readonly dueNs: number | undefined;
}

/** A task, or a future such as gather() gives, and what has to end before it can go on. */
export interface AwaitSnapshot {
  readonly name: string;
  /** −1: it is no task, or one that is not drawn. */
  readonly lane: LaneId;
  readonly state: 'running' | 'ready' | 'waiting';
  /** What the program has called to wait: "sleep", "Queue.get", "gather"; '' if it doesn't wait. */
  readonly by: string;
  /** Of a task: the coroutines that are suspended, innermost first. */
  readonly stack: readonly FrameSnapshot[];
  readonly awaits: readonly AwaitSnapshot[];
}

/** A thread of a ThreadPoolExecutor. */
export interface WorkerSnapshot {
  readonly thread: LaneId;
  /** The function it calls; undefined: it is idle. */
  readonly call: string | undefined;
}

export interface FileSnapshot {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'link' | 'null' | 'socket';
  /** Bytes. */
  readonly size: number;
  /**
   * The beginning of a file's content as text, or where a link leads; undefined for directories and for
   * content that is no text.
   */
  readonly text: string | undefined;
}

export interface ThreadSnapshot {
  readonly lane: LaneId;
  readonly state: State | 'done';
  readonly cause: Cause;
  readonly waitsFor: LaneId;
  readonly sinceNs: number;
  /** Innermost first; empty when it has ended. */
  readonly stack: readonly FrameSnapshot[];
}

export interface FrameSnapshot {
  readonly function: string;
  readonly source: number;
  readonly line: number;
  /** Part of our library: folded by default. */
  readonly internal: boolean;
  readonly locals: readonly VariableSnapshot[];
}

export interface VariableSnapshot {
  readonly name: string;
  /** Type name and a short, safe repr: no code of the program runs for it. */
  readonly type: string;
  readonly repr: string;
}

export interface ResourceSnapshot {
  readonly lane: LaneId;
  readonly owner: LaneId;
  readonly waiters: readonly LaneId[];
  /** Semaphores: permits left; otherwise undefined. */
  readonly permits: number | undefined;
  /** It is the machine's, not a process's: it outlives the process that has made it. */
  readonly shared: boolean;
}

/**
 * A run that its host carries on piece by piece, so that it can listen in between to a user who wants
 * it to stop. The pieces change nothing about what happens.
 */
export interface StoppableRun {
  /** Goes on for a stretch of virtual time that takes some tens of milliseconds; false: it has ended. */
  advance(): boolean;
  /**
   * Ctrl-C: KeyboardInterrupt is raised in the main thread. Returns the virtual time of that, which
   * makes another run the same when it is given as `interruptNs`.
   */
  interrupt(): number;
  /**
   * Ends the run here and now, whatever the program does. Returns the virtual time, which makes another
   * run the same when it is given as the limit `virtualTimeNs`.
   */
  halt(): number;
  /** The trace of a run that has ended. */
  finish(): Trace;
}

/**
 * A run that can be asked for its state at any time. Going forward continues it, going back runs it
 * again from the start: determinism makes both give the same answer.
 */
export interface Inspector {
  at(timeNs: number): Snapshot;
}
