/** Functions, classes, modules, and attributes that are deleted. */
import * as op from '../../opcode-numbers.ts';
import { DROP, PUSH } from '../frame.ts';
import * as attributes from '../slow/attributes.ts';
import * as calls from '../slow/calls.ts';
import { peek, pop, push, type Row } from './instruction.ts';

export const DEFINITIONS: readonly Row[] = [
  [
    op.MAKE_FUNCTION,
    PUSH,
    (frame, flags) => {
      frame.sp = calls.makeFunction(frame, frame.sp, flags);
      return undefined;
    },
  ],
  [
    op.LOAD_BUILD_CLASS,
    PUSH,
    (frame, _, thread) => {
      push(frame, thread.interpreter.builtins.get('__build_class__'));
      return undefined;
    },
  ],
  [
    op.DELETE_ATTR,
    DROP,
    (frame, arg) => attributes.deleteAttribute(pop(frame), frame.code.names[arg] as string),
  ],
  [
    op.IMPORT_NAME,
    PUSH,
    (frame, arg, thread) => {
      const wanted = pop(frame);
      const level = pop(frame) as number;
      const name = frame.code.names[arg] as string;
      return thread.interpreter.imports.importName(thread, frame.globals, name, wanted, level);
    },
  ],
  [
    op.IMPORT_FROM,
    PUSH,
    (frame, arg, thread) =>
      thread.interpreter.imports.importFrom(peek(frame), frame.code.names[arg] as string),
  ],
  [
    op.IMPORT_STAR,
    DROP,
    (frame, _, thread) =>
      thread.interpreter.imports.importStar(pop(frame), frame.namespace ?? frame.globals),
  ],
];
