/** `posix`: groups of processes, and sessions of groups (credentials(7)). */
import { Failure } from '../../kernel/errno.ts';
import {
  lookUpProcess,
  sendSignalToGroup,
  setGroup,
  startSession,
} from '../../kernel/processes.ts';
import type { ProcessHandle, SystemCall } from '../../kernel/program.ts';
import { type Native, resumable } from '../../python/objects/native.ts';
import { NONE, type Value } from '../../python/objects/object.ts';
import { quickCall, type Resumable } from '../../python/objects/resumable.ts';
import { asSmallIndex } from '../../python/protocols/index.ts';
import { osError } from '../os-failure.ts';
import { kernelIdOf, processIdOf } from '../process-id.ts';

function* perform(call: SystemCall): Resumable<unknown> {
  const answer = yield* quickCall(call);
  if (answer instanceof Failure) throw osError(answer.errno);
  return answer;
}

/** 0 is the caller. */
function* idArgument(value: Value): Resumable<number | undefined> {
  const id = yield* asSmallIndex(value);
  return id === 0 ? undefined : kernelIdOf(id);
}

function* ask(id: number | undefined): Resumable<ProcessHandle> {
  return (yield* perform(lookUpProcess(id))) as ProcessHandle;
}

/** What becomes of `kill()` and `killpg()` of a group. @param group - undefined: the caller's */
export function* signalGroup(group: number | undefined, signal: number): Resumable<void> {
  yield* perform(sendSignalToGroup(group, signal));
}

export const GROUP_FUNCTIONS: readonly Native[] = [
  resumable('getpgid(pid)', function* ([pid]: [Value]) {
    return processIdOf({ id: (yield* ask(yield* idArgument(pid))).group });
  }),
  resumable('getpgrp()', function* () {
    return processIdOf({ id: (yield* ask(undefined)).group });
  }),
  resumable('getsid(pid, /)', function* ([pid]: [Value]) {
    return processIdOf({ id: (yield* ask(yield* idArgument(pid))).session });
  }),
  resumable('setpgid(pid, pgrp, /)', function* ([pid, group]: [Value, Value]) {
    yield* perform(setGroup(yield* idArgument(pid), yield* idArgument(group)));
    return NONE;
  }),
  resumable('setpgrp()', function* () {
    yield* perform(setGroup(undefined, undefined));
    return NONE;
  }),
  resumable('setsid()', function* () {
    yield* perform(startSession());
    return NONE;
  }),
];
