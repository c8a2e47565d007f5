/**
 * Completion I/O, in the spirit of io_uring(7) and of Windows' completion ports: a program hands over whole
 * operations, and the kernel carries out both of their phases, the wait and the copying, while the program
 * goes on. It is told when an operation is done, not when it could be begun.
 *
 * An operation is a system call that somebody else makes for the program: a worker of the kernel, which
 * has its time from no core that is drawn.
 */
import type { CompletionSnapshot } from '../simulation.ts';
import { NO_LANE } from '../trace/trace.ts';
import { Deadline } from './deadline.ts';
import { Failure } from './errno.ts';
import { TimedCall } from './file-call.ts';
import type { FileCall, Scene } from './file-call.ts';
import { attributesWithoutPlace, USER_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import type {
  CallContext,
  CallOutcome,
  KernelCalls,
  SystemCall,
  ThreadHandle,
  WaitQueue,
} from './program.ts';
import { POLL, Watchers } from './readiness.ts';
import type { Watcher } from './readiness.ts';

/** What it costs to take one completion off the list. */
const TAKE_NS = 50;

/** An operation that is done: its number, and its result or a failure. */
export type Completion = readonly [operation: number, result: unknown];

export class OpenCompletions extends OpenFile {
  readonly forCompletions: WaitQueue;
  private readonly kernel: KernelCalls;
  private readonly pending = new Map<number, Operation>();
  private readonly done: { readonly operation: Operation; readonly result: unknown }[] = [];
  private readonly watched = new Watchers();
  private operations = 0;

  constructor(kernel: KernelCalls) {
    super(OPEN_FLAGS.O_RDWR);
    this.kernel = kernel;
    this.forCompletions = kernel.createQueue();
  }

  /** The number of the operation, which has begun. @param call - may wait as long as it likes. */
  submit(thread: ThreadHandle, descriptor: number, call: SystemCall): number {
    const file = this.kernel.filesOf(thread).file(descriptor);
    const number = ++this.operations;
    const operation = new Operation(this.kernel, { thread, descriptor, file, call }, (result) => {
      this.pending.delete(number);
      this.done.push({ operation, result: [number, result] });
      this.kernel.wakeOne(this.forCompletions, undefined);
      this.watched.tell(POLL.POLLIN, undefined);
    });
    this.pending.set(number, operation);
    operation.attempt('first');
    return number;
  }

  /** Gives up an operation, which is then done with ECANCELED; false: it is too late for that. */
  cancel(number: number): boolean {
    const operation = this.pending.get(number);
    if (operation === undefined || operation.isWorking) return false;
    operation.finish(new Failure('ECANCELED'));
    return true;
  }

  take(most: number, thread: ThreadHandle): readonly Completion[] {
    const taken = this.done.splice(0, most);
    for (const { operation } of taken) operation.tell(thread);
    return taken.map(({ result }) => result as Completion);
  }

  /** For people to look at. */
  snapshot(): Pick<CompletionSnapshot, 'pending' | 'done' | 'waiters'> {
    return {
      pending: [...this.pending.values()].map((operation) => operation.snapshot()),
      done: this.done.map(({ operation }) => operation.snapshot()),
      waiters: this.kernel.waiting(this.forCompletions).map(({ lane }) => lane),
    };
  }

  read(): CallOutcome {
    throw new Failure('EINVAL');
  }

  write(): CallOutcome {
    throw new Failure('EINVAL');
  }

  override readiness(): number {
    return this.done.length > 0 ? POLL.POLLIN : 0;
  }

  override get watchers(): readonly Watchers[] {
    return [this.watched];
  }

  attributes(): Attributes {
    return attributesWithoutPlace('pipe', 10, USER_ID);
  }

  close(): void {
    for (const operation of this.pending.values()) operation.drop();
    this.pending.clear();
    this.done.length = 0;
  }
}

interface Request {
  readonly thread: ThreadHandle;
  readonly descriptor: number;
  readonly file: OpenFile;
  readonly call: SystemCall;
}

/** One operation on its way: it waits for news of its file, not in a queue of threads. */
class Operation implements Watcher {
  private readonly kernel: KernelCalls;
  private readonly request: Request;
  private readonly end: (result: unknown) => void;
  /** Of several pieces of news at one time the first is enough. */
  private isAsked = false;
  private isOver = false;
  private doneNs = 0;
  /** What it was to wait for is there: the rest takes its time, whatever happens. */
  isWorking = false;

  constructor(kernel: KernelCalls, request: Request, end: (result: unknown) => void) {
    this.kernel = kernel;
    this.request = request;
    this.end = end;
    for (const watchers of request.file.watchers) watchers.add(this);
  }

  /** Acted on in an event of its own: whoever brings the news is in the middle of something. */
  told(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    this.at(this.kernel.nowNs, 'woken');
  }

  attempt(reason: CallContext['reason']): void {
    this.isAsked = false;
    if (this.isOver) return;
    const { kernel, request } = this;
    const { thread, descriptor, file, call } = request;
    const { nowNs } = kernel;
    if (!this.isWorking && kernel.filesOf(thread).peek(descriptor) !== file) {
      this.finish(new Failure('ECANCELED'));
      return;
    }
    const outcome = call.attempt({ kernel, thread, nowNs, reason });
    if (outcome.kind === 'done') this.finish(outcome.result);
    else if (outcome.kind === 'work') {
      this.isWorking = true;
      this.leave();
      this.at(nowNs + outcome.costNs, 'worked');
    }
  }

  finish(result: unknown): void {
    this.drop();
    this.doneNs = this.kernel.nowNs;
    this.end(result);
  }

  drop(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.leave();
    const { kernel, request } = this;
    const { nowNs } = kernel;
    request.call.interrupted?.({ kernel, thread: request.thread, nowNs, reason: 'first' });
  }

  /** The thread has heard of its end. */
  tell(thread: ThreadHandle): void {
    this.request.file.drawn?.told(thread, this.kernel.nowNs, this.doneNs);
  }

  snapshot(): CompletionSnapshot['pending'][number] {
    const { descriptor, file, call } = this.request;
    return { descriptor, lane: file.drawn?.id ?? NO_LANE, call: call.name };
  }

  private leave(): void {
    for (const watchers of this.request.file.watchers) watchers.delete(this);
  }

  private at(atNs: number, reason: CallContext['reason']): void {
    this.kernel.schedule(atNs, { happen: () => this.attempt(reason) });
  }
}

/** The new descriptor. */
export function createCompletions(entryNs: number): FileCall<number> {
  return new TimedCall('completions', entryNs, 0, ({ context, files }) =>
    done(files.add(new OpenCompletions(context.kernel))),
  );
}

/** The number of the operation. @param call - what is to be done with the descriptor */
export function submitOperation(
  queue: number,
  descriptor: number,
  call: SystemCall,
  entryNs: number,
): FileCall<number> {
  return new TimedCall('submit', entryNs, 0, (scene) =>
    done(completionsOf(scene, queue).submit(scene.context.thread, descriptor, call)),
  );
}

/** Whether it could still be given up. */
export function cancelOperation(
  queue: number,
  operation: number,
  entryNs: number,
): FileCall<boolean> {
  return new TimedCall('cancel', entryNs, 0, (scene) =>
    done(completionsOf(scene, queue).cancel(operation)),
  );
}

/**
 * Operations that are done, the first first; empty when time ran out.
 *
 * @param timeoutNs - 0: never waits; undefined: for ever.
 */
export function waitForCompletions(
  queue: number,
  most: number,
  timeoutNs: number | undefined,
  entryNs: number,
): FileCall<readonly Completion[]> {
  const deadline = new Deadline(timeoutNs);
  let answer: CallOutcome | undefined;
  return {
    name: 'wait_completions',
    attempt({ kernel, thread, nowNs, reason }) {
      if (answer !== undefined) return answer;
      const file = kernel.filesOf(thread).peek(queue);
      if (!(file instanceof OpenCompletions)) {
        return done(new Failure(file === undefined ? 'EBADF' : 'EINVAL'));
      }
      const completions = file.take(most, thread);
      const deadlineNs = deadline.from(nowNs);
      const late = reason === 'timeout' || (deadlineNs !== undefined && deadlineNs <= nowNs);
      if (completions.length === 0 && !late) {
        return { kind: 'wait', queue: file.forCompletions, cause: 'poll', on: NO_LANE, deadlineNs };
      }
      const taken = done(completions);
      answer = taken;
      const costNs = entryNs + completions.length * TAKE_NS;
      return costNs < 1 ? taken : { kind: 'work', costNs };
    },
  };
}

function completionsOf({ files }: Scene, descriptor: number): OpenCompletions {
  const file = files.file(descriptor);
  if (!(file instanceof OpenCompletions)) throw new Failure('EINVAL');
  return file;
}

function done(result: unknown): CallOutcome & { readonly kind: 'done' } {
  return { kind: 'done', result };
}
