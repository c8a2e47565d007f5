/** `posix`: the system calls that `os` is made of, as CPython has them in C. */
import { OPEN_FLAGS } from '../kernel/open-file.ts';
import { EXCEPTIONS } from '../python/objects/exception.ts';
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import { namespace } from './library-module.ts';
import { CHILD_FUNCTIONS } from './posix/children.ts';
import { DESCRIPTOR_FUNCTIONS } from './posix/descriptors.ts';
import { GROUP_FUNCTIONS } from './posix/groups.ts';
import {
  environmentDict,
  PROCESS_FUNCTIONS,
  TERMINAL_SIZE,
  TIMES_RESULT,
  UNAME_RESULT,
} from './posix/process.ts';
import { DIR_ENTRY, SCANDIR } from './posix/scandir.ts';
import { STAT_RESULT, STATVFS_RESULT } from './posix/stat-result.ts';
import { TREE_FUNCTIONS } from './posix/tree.ts';
import { WAITING_FUNCTIONS, WAITING_NAMES } from './posix/waiting.ts';

const FUNCTIONS = [
  ...CHILD_FUNCTIONS,
  ...DESCRIPTOR_FUNCTIONS,
  ...GROUP_FUNCTIONS,
  ...PROCESS_FUNCTIONS,
  SCANDIR,
  ...TREE_FUNCTIONS,
  ...WAITING_FUNCTIONS,
];

export function createPosix(interpreter: Interpreter): PyDict {
  return namespace('posix', FUNCTIONS, {
    ...OPEN_FLAGS,
    ...WAITING_NAMES,
    POSIX_SPAWN_OPEN: 0,
    POSIX_SPAWN_CLOSE: 1,
    POSIX_SPAWN_DUP2: 2,
    F_OK: 0,
    R_OK: 4,
    W_OK: 2,
    X_OK: 1,
    EX_OK: 0,
    TMP_MAX: 238_328,
    DirEntry: DIR_ENTRY,
    environ: environmentDict(interpreter),
    error: EXCEPTIONS.OSError,
    stat_result: STAT_RESULT,
    statvfs_result: STATVFS_RESULT,
    terminal_size: TERMINAL_SIZE,
    times_result: TIMES_RESULT,
    uname_result: UNAME_RESULT,
  });
}
