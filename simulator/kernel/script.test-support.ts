/** Programs for the kernel's tests: a list of CPU bursts and system calls, written as text. */
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { Recorder } from '../trace/recorder.ts';
import { traceToText } from '../trace/text.ts';
import { NO_LANE } from '../trace/trace.ts';
import type { Trace } from '../trace/trace.ts';
import { join } from './join.ts';
import { Kernel } from './kernel.ts';
import type { KernelSettings } from './kernel-options.ts';
import { Lock } from './lock.ts';
import { park, wake } from './park.ts';
import type {
  CallContext,
  CallOutcome,
  Effect,
  InstructionCounter,
  Program,
  SystemCall,
  ThreadHandle,
  ThreadSpec,
  WaitQueue,
} from './program.ts';
import { sleep } from './sleep.ts';

/**
 * One operation a line: `cpu 5ms`, `cpu 5ms by 7us` (in instructions of 7 µs; otherwise it can be
 * divided anywhere), `sleep 2ms`, `acquire L`, `acquire L 3ms`, `release L`, `start T`, `join T`,
 * `join T 1ms`, `park Q`, `park Q 1ms`, `wake Q`, `wake Q all`, `exit 3`.
 */
export interface Script {
  readonly name: string;
  readonly lines: readonly string[];
  readonly nice?: number;
  /** Infinity unless told: scripts share nothing but through calls. */
  readonly lookaheadNs?: number;
  /** Started at once as the main thread of a process of its own. */
  readonly alone?: boolean;
  /** It sees its instructions in the world's log: for tests of their order. */
  readonly logged?: boolean;
}

export interface RunSettings extends Partial<KernelSettings> {
  readonly virtualTimeNs?: number;
  readonly instructions?: number;
  readonly intervals?: number;
}

/** A machine with these scripts; the first is the main thread. */
export class World {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly counter: InstructionCounter = { instructions: 0 };
  readonly scripts: readonly Script[];
  readonly threads = new Map<string, ThreadHandle>();
  /** What scripts observe, in the order in which they do. */
  readonly log: string[] = [];
  private readonly locks = new Map<string, Lock>();
  private readonly queues = new Map<string, WaitQueue>();

  constructor(settings: RunSettings, scripts: readonly Script[]) {
    this.scripts = scripts;
    this.recorder = new Recorder(settings.intervals ?? 1_000_000);
    this.kernel = new Kernel({
      settings: {
        ...DEFAULT_MACHINE,
        cores: 1,
        policy: 'fifo',
        quantumNs: 4_000_000,
        contextSwitchNs: 0,
        threadStartNs: 0,
        ...settings,
      },
      limits: {
        virtualTimeNs: settings.virtualTimeNs ?? 1e12,
        instructions: settings.instructions ?? Infinity,
      },
      recorder: this.recorder,
      counter: this.counter,
    });
    for (const { name, alone } of scripts) {
      const processName = name === scripts[0].name ? 'main' : name;
      if (processName !== 'main' && alone !== true) continue;
      this.threads.set(
        name,
        this.kernel.startProcess(processName, () => this.spec(name)),
      );
    }
  }

  spec(name: string): ThreadSpec {
    const script = this.scripts.find((candidate) => candidate.name === name)!;
    return { name, program: new ScriptProgram(this, script), nice: script.nice ?? 0 };
  }

  /** The thread of that name, the main one while there is none. */
  thread(name: string): ThreadHandle {
    return this.threads.get(name) ?? this.threads.get(this.scripts[0].name)!;
  }

  lock(name: string): Lock {
    let lock = this.locks.get(name);
    if (lock === undefined) {
      const lane = this.recorder.lane('lock', name, undefined, this.kernel.nowNs);
      lock = new Lock(this.kernel, this.recorder, { lane, cause: 'lock', owned: true });
      this.locks.set(name, lock);
    }
    return lock;
  }

  queue(name: string): WaitQueue {
    let queue = this.queues.get(name);
    if (queue === undefined) {
      queue = this.kernel.createQueue();
      this.queues.set(name, queue);
    }
    return queue;
  }
}

/** Runs the scripts to the end. */
export function runScripts(settings: RunSettings, scripts: readonly Script[]): Trace {
  const world = new World(settings, scripts);
  world.kernel.run();
  return world.kernel.finish();
}

/** The dump's sections whose titles begin with these words, without blank lines between. */
export function sectionsOf(trace: Trace, ...titles: string[]): string {
  return traceToText(trace)
    .split('\n\n')
    .filter((section) => titles.some((title) => section.startsWith(title)))
    .map((section) => section.trimEnd())
    .join('\n');
}

/** A template's text without the indentation of its lines, for expected dumps inside of code. */
export function text(strings: TemplateStringsArray): string {
  const lines = strings[0].split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}

/** Durations as in `5ms`, `7us`, `3ns`. */
function nsOf(text: string): number {
  const [, digits, unit] = /^(\d+)(ms|us|ns)$/.exec(text)!;
  return Number(digits) * { ms: 1_000_000, us: 1_000, ns: 1 }[unit as 'ms' | 'us' | 'ns'];
}

class ScriptProgram implements Program {
  readonly lookaheadNs: number;
  private readonly world: World;
  private readonly script: Script;
  private line = 0;
  /** CPU time left of the burst in progress. */
  private burstNs = 0;
  private instructionNs: number | undefined = undefined;

  constructor(world: World, script: Script) {
    this.world = world;
    this.script = script;
    this.lookaheadNs = script.lookaheadNs ?? Infinity;
  }

  position(): { source: number; line: number } {
    return { source: 0, line: Math.max(1, this.line) };
  }

  step(nowNs: number, budgetNs: number, result: unknown): Effect {
    if (result !== undefined) this.note(nowNs, `line ${this.line}: ${String(result)}`);
    let usedNs = 0;
    for (;;) {
      while (this.burstNs > 0) {
        if (usedNs >= budgetNs) return { kind: 'budget', usedNs };
        const instructionNs = Math.min(this.instructionNs ?? budgetNs - usedNs, this.burstNs);
        if (this.script.logged === true) this.note(nowNs + usedNs, 'instruction');
        usedNs += instructionNs;
        this.burstNs -= instructionNs;
        if (this.instructionNs !== undefined) this.world.counter.instructions++;
      }
      if (this.line === this.script.lines.length) return { kind: 'exit', usedNs };
      const words = this.script.lines[this.line++].split(' ');
      if (words[0] !== 'cpu') return { kind: 'call', usedNs, call: callOf(this.world, words) };
      this.burstNs = nsOf(words[1]);
      this.instructionNs = words[2] === 'by' ? nsOf(words[3]) : undefined;
    }
  }

  private note(atNs: number, what: string): void {
    this.world.log.push(`${atNs} ${this.script.name} ${what}`);
  }
}

function callOf(world: World, [verb, name, argument]: readonly string[]): SystemCall {
  const timeoutNs = (): number | undefined => (argument === undefined ? undefined : nsOf(argument));
  const calls: Record<string, (context: CallContext) => SystemCall> = {
    sleep: () => sleep(nsOf(name)),
    acquire: () => world.lock(name).acquire(timeoutNs()),
    release: () => world.lock(name).release(),
    join: () => join(world.thread(name), timeoutNs()),
    park: ({ nowNs }) => {
      const waitNs = timeoutNs();
      const deadlineNs = waitNs === undefined ? undefined : nowNs + waitNs;
      return park(world.queue(name), 'event', NO_LANE, deadlineNs);
    },
    wake: () => wake(world.queue(name), argument === 'all' ? Infinity : 1),
    start: () =>
      once(({ kernel, thread }) => {
        world.threads.set(name, kernel.spawn(world.spec(name), thread));
      }),
    exit: () =>
      once(({ kernel, thread }) =>
        kernel.processes.exit(thread, { kind: 'exited', code: Number(name) }),
      ),
  };
  return new Late(verb, calls[verb]);
}

function once(act: (context: CallContext) => void): SystemCall {
  return {
    name: 'once',
    attempt(context) {
      act(context);
      return { kind: 'done', result: undefined };
    },
  };
}

/** A call that is made at its first attempt, when what it names exists. */
class Late implements SystemCall {
  readonly name: string;
  private readonly make: (context: CallContext) => SystemCall;
  private call: SystemCall | undefined;

  constructor(name: string, make: (context: CallContext) => SystemCall) {
    this.name = name;
    this.make = make;
  }

  attempt(context: CallContext): CallOutcome {
    this.call ??= this.make(context);
    return this.call.attempt(context);
  }
}
