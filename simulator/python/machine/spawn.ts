/**
 * A new process, or what a process becomes, with an interpreter of its own that has nothing of its parent's memory, only the
 * descriptors that it is given (Library reference, "multiprocessing", start methods).
 */
import { DONE } from '../../kernel/program.ts';
import type {
  CallContext,
  CallOutcome,
  KernelCalls,
  SystemCall,
  ThreadHandle,
} from '../../kernel/program.ts';
import type { LaneId } from '../../trace/trace.ts';
import type { Context, SpawnSettings } from '../context.ts';
import { quickCall, type Resumable } from '../objects/resumable.ts';
import { sourceLines } from './imports.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { conclude, newMainResult } from './main-program.ts';
import { beginSignals } from './signals.ts';
import { PythonThread } from './thread.ts';

/** What it takes to start a command of the system: `time /bin/true`. */
const COMMAND_NS = 1_000_000;

type Body = (context: Context) => Resumable;

export function spawnProcess(
  parent: PythonThread,
  settings: SpawnSettings,
  body: Body,
): SystemCall {
  return {
    name: 'spawn',
    attempt({ kernel, thread, nowNs }: CallContext): CallOutcome {
      let child!: Started;
      const handle = kernel.processes.start(
        {
          name: settings.name,
          files: kernel.filesOf(thread).handOver(settings),
          main(lane) {
            child = start(parent, lane, settings, body, nowNs);
            return { name: 'MainThread', program: child.program, nice: 0 };
          },
          onSignal: (signal) => child.interpreter.receiveSignal(signal),
          onEnd: (endNs) => child.interpreter.ended(endNs),
        },
        thread,
      );
      settle(child, handle, kernel, settings);
      return { kind: 'done', result: handle };
    },
  };
}

/** execve(2): the process of the calling main thread becomes such a one, and nothing is left of what it was. */
export function replaceProcess(
  caller: PythonThread,
  settings: SpawnSettings,
  body: Body,
): SystemCall {
  return {
    name: 'exec',
    attempt({ kernel, thread, nowNs }: CallContext): CallOutcome {
      const { processLane } = caller.interpreter;
      const next = start(caller, processLane, settings, body, nowNs);
      kernel.processes.replace(thread, {
        program: next.program,
        files: kernel.filesOf(thread).handOver(settings),
        onSignal: (signal) => next.interpreter.receiveSignal(signal),
        onEnd: (endNs) => next.interpreter.ended(endNs),
      });
      caller.interpreter.renameLane(processLane, settings.name);
      caller.interpreter.threads.clear();
      settle(next, thread, kernel, settings);
      return DONE;
    },
  };
}

interface Started {
  readonly interpreter: PythonInterpreter;
  readonly program: PythonThread;
}

function start(
  { interpreter: from }: PythonThread,
  lane: LaneId,
  { isCommand = false }: SpawnSettings,
  body: Body,
  nowNs: number,
): Started {
  const startNs = isCommand ? COMMAND_NS : from.options.machine.spawnNs;
  const interpreter = from.sibling(lane, nowNs, !isCommand);
  const program = new PythonThread(interpreter, (self) =>
    conclude(self, started(self, body, startNs), sourceLines(interpreter), newMainResult()),
  );
  return { interpreter, program };
}

function settle(
  { interpreter, program }: Started,
  handle: ThreadHandle,
  kernel: KernelCalls,
  { isCommand = false }: SpawnSettings,
): void {
  interpreter.register(program, handle);
  interpreter.mainThread = program;
  if (!isCommand) beginSignals(kernel.processes.of(handle));
}

/** An interpreter takes its time before it runs anything. */
function* started(
  thread: PythonThread,
  body: (context: Context) => Resumable,
  costNs: number,
): Resumable {
  yield* quickCall({
    name: 'exec',
    attempt: ({ reason }) => (reason === 'first' && costNs > 0 ? { kind: 'work', costNs } : DONE),
  });
  return yield* body(thread);
}
