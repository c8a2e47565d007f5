/** Pipes as descriptors: the two ends of one (pipe(2)), or of two in opposite directions. */
import type { Recorder } from '../trace/recorder.ts';
import type { LaneId } from '../trace/trace.ts';
import { Failure } from './errno.ts';
import type { FileCall } from './file-call.ts';
import { OPEN_FLAGS } from './open-file.ts';
import { OpenPipe, Pipe } from './pipe.ts';
import type { CallContext, CallOutcome } from './program.ts';

type Descriptors = readonly [number, number];

/** Result: the descriptors for reading and for writing. */
export function makePipe(recorder: Recorder, lane: LaneId, flags: number): FileCall<Descriptors> {
  return call('pipe', ({ kernel, thread }) => {
    const pipe = new Pipe(kernel, recorder, lane);
    const files = kernel.filesOf(thread);
    const inheritable = (flags & OPEN_FLAGS.O_CLOEXEC) === 0;
    const kept = flags & OPEN_FLAGS.O_NONBLOCK;
    const ends = [new OpenPipe(pipe, undefined, kept), new OpenPipe(undefined, pipe, kept)];
    return done(ends.map((end) => files.add(end, inheritable)));
  });
}

/** Result: two descriptors; what is written to one is read from the other. */
export function makeChannel(recorder: Recorder, lane: LaneId): FileCall<Descriptors> {
  return call('socketpair', ({ kernel, thread }) => {
    const files = kernel.filesOf(thread);
    const there = new Pipe(kernel, recorder, lane);
    const back = new Pipe(kernel, recorder, lane);
    return done(
      [new OpenPipe(back, there), new OpenPipe(there, back)].map((end) => files.add(end)),
    );
  });
}

function call<Result>(name: string, act: (context: CallContext) => CallOutcome): FileCall<Result> {
  return {
    name,
    attempt(context) {
      try {
        return act(context);
      } catch (failure) {
        if (failure instanceof Failure) return done(failure);
        throw failure;
      }
    },
  };
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}
