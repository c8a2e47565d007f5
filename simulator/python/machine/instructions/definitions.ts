/** Functions, classes, modules, and attributes that are deleted. */
import { importByStatement } from '../../builtins/importing.ts';
import { raise } from '../../objects/exception.ts';
import { builtinsOf } from '../../objects/function.ts';
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
      const builtins = builtinsOf(frame.globals) ?? thread.interpreter.builtins;
      const build = builtins.get('__build_class__');
      if (build === undefined) throw raise('NameError', '__build_class__ not found');
      push(frame, build);
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
      return importByStatement(thread, frame, name, wanted, level);
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
