/**
 * A new process with an interpreter of its own that has nothing of its parent's memory, only the
 * descriptors that it is given (Library reference, "multiprocessing", start methods).
 */
import type { CallContext, CallOutcome, SystemCall } from '../../kernel/program.ts';
import { SIGNALS } from '../../kernel/signals.ts';
import type { Context, SpawnSettings } from '../context.ts';
import { quickCall, type Resumable } from '../objects/resumable.ts';
import { sourceLines } from './imports.ts';
import type { PythonInterpreter } from './interpreter.ts';
import { conclude } from './main-program.ts';
import { PythonThread } from './thread.ts';

/** What it takes to start a command of the system: `time /bin/true`. */
const COMMAND_NS = 1_000_000;

export function spawnProcess(
  parent: PythonThread,
  { name, descriptors, redirections = [], isCommand = false }: SpawnSettings,
  body: (context: Context) => Resumable,
): SystemCall {
  const { interpreter } = parent;
  const startNs = isCommand ? COMMAND_NS : interpreter.options.machine.spawnNs;
  return {
    name: 'spawn',
    attempt({ kernel, thread, nowNs }: CallContext): CallOutcome {
      let child!: PythonInterpreter;
      let program!: PythonThread;
      const handle = kernel.processes.start(
        {
          name,
          files: kernel.filesOf(thread).handOver(descriptors, redirections),
          main(lane) {
            child = interpreter.sibling(lane, nowNs, !isCommand);
            program = new PythonThread(child, (self) =>
              conclude(self, started(self, body, startNs), sourceLines(child), {
                exitCode: 0,
                uncaught: undefined,
              }),
            );
            return { name: 'MainThread', program, nice: 0 };
          },
          onSignal: (signal) => child.receiveSignal(signal),
          onEnd: (endNs) => child.ended(endNs),
        },
        thread,
      );
      child.register(program, handle);
      child.mainThread = program;
      // Python makes an exception of it.
      if (!isCommand) kernel.processes.of(handle).setDisposition(SIGNALS.SIGINT, 'catch');
      return { kind: 'done', result: handle };
    },
  };
}

/** An interpreter takes its time before it runs anything. */
function* started(
  thread: PythonThread,
  body: (context: Context) => Resumable,
  costNs: number,
): Resumable {
  yield* quickCall({
    name: 'exec',
    attempt: ({ reason }) =>
      reason === 'first' && costNs > 0
        ? { kind: 'work', costNs }
        : { kind: 'done', result: undefined },
  });
  return yield* body(thread);
}
