/**
 * `_ast`: what `ast` needs of the machine's own trees. Values of texts that programs do not trust are read
 * without nodes.
 */
import type { Expression } from '../python/ast.ts';
import {
  compileTree,
  type Mode,
  parseExpression,
  parseText,
} from '../python/builtins/evaluation.ts';
import type { Context, Interpreter } from '../python/context.ts';
import { valueError } from '../python/objects/exception.ts';
import { PyCode } from '../python/objects/function.ts';
import { type Native, native, resumable } from '../python/objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  type PyDict,
  PyObject,
  type Value,
} from '../python/objects/object.ts';
import type { Resumable } from '../python/objects/resumable.ts';
import { list, PySet, tuple } from '../python/objects/values.ts';
import { constantValue } from '../python/machine/runnable.ts';
import { ADD, SUBTRACT } from '../python/protocols/arithmetic.ts';
import { binary, keyIn, unary } from '../python/protocols/index.ts';
import { addressOf } from '../python/types/object.ts';
import { moduleOf } from './ast/module-of.ts';
import { expressionTree, moduleTree } from './ast/tree.ts';
import { namespace } from './library-module.ts';

/** `python3 -m timeit` of lists and dicts, less the call. */
const CHARACTER_NS = 500;
const START_NS = 4000;

function malformed(node: Expression, context: Context): ReturnType<typeof valueError> {
  const object = new PyObject(builtinType(node.kind, { module: 'ast' }));
  const shown = `<ast.${object.type.name} object at ${addressOf(object, context)}>`;
  return valueError(`malformed node or string on line ${node.line}: ${shown}`);
}

/** Reads the tree of one text. */
class Reader {
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  *read(node: Expression): Resumable {
    switch (node.kind) {
      case 'Constant':
        return constantValue(node.value);
      case 'Tuple':
        return tuple(yield* this.readAll(node.elts));
      case 'List':
        return list(yield* this.readAll(node.elts));
      case 'Set':
        return yield* this.set(node.elts);
      case 'Dict':
        return yield* this.dict(node.keys, node.values);
      case 'Call': {
        const { func, args, keywords } = node;
        const isSet = func.kind === 'Name' && func.id === 'set';
        if (isSet && args.length === 0 && keywords.length === 0) return new PySet();
        break;
      }
      case 'BinOp': {
        if (node.op !== 'Add' && node.op !== 'Sub') break;
        const left = yield* this.signed(node.left);
        const right = this.number(node.right);
        // Only a complex number is written as a sum.
        if (!isComplex(node.right) || holdsComplex(node.left)) break;
        return yield* binary(node.op === 'Add' ? ADD : SUBTRACT, left, right);
      }
      default:
        break;
    }
    return yield* this.signed(node);
  }

  private *readAll(nodes: readonly Expression[]): Resumable<Value[]> {
    const values: Value[] = [];
    for (const node of nodes) values.push(yield* this.read(node));
    return values;
  }

  private *set(nodes: readonly Expression[]): Resumable {
    const set = new PySet();
    for (const value of yield* this.readAll(nodes)) {
      const key = yield* keyIn(set.elements, value);
      set.elements.set(key, NONE, value);
    }
    return set;
  }

  private *dict(
    keys: readonly (Expression | undefined)[],
    values: readonly Expression[],
  ): Resumable {
    const dict = newDict();
    for (const [i, node] of keys.entries()) {
      if (node === undefined) throw valueError('malformed node or string: None');
      const key = yield* this.read(node);
      const value = yield* this.read(values[i] as Expression);
      dict.set(yield* keyIn(dict, key), value, key);
    }
    return dict;
  }

  /** A number, which may have a sign. */
  private *signed(node: Expression): Resumable {
    if (node.kind !== 'UnaryOp' || (node.op !== 'UAdd' && node.op !== 'USub')) {
      return this.number(node);
    }
    return yield* unary(node.op === 'UAdd' ? '__pos__' : '__neg__', this.number(node.operand));
  }

  private number(node: Expression): Value {
    if (node.kind !== 'Constant') throw malformed(node, this.context);
    const { value } = node;
    const isReal = typeof value === 'number' || typeof value === 'bigint';
    if (isReal || (typeof value === 'object' && ('float' in value || 'imaginary' in value))) {
      return constantValue(value);
    }
    throw malformed(node, this.context);
  }
}

function isComplex(node: Expression): boolean {
  return node.kind === 'Constant' && typeof node.value === 'object' && 'imaginary' in node.value;
}

function holdsComplex(node: Expression): boolean {
  return isComplex(node) || (node.kind === 'UnaryOp' && isComplex(node.operand));
}

const FUNCTIONS: readonly Native[] = [
  resumable('literal_value(text, /)', function* ([text]: [string], context): Resumable {
    context.charge(START_NS + text.length * CHARACTER_NS);
    return yield* new Reader(context).read(parseExpression(text, '<unknown>'));
  }),
  native('tree(text, file, mode, /)', ([text, file, mode]: [string, string, string], context) => {
    context.charge(START_NS + text.length * CHARACTER_NS);
    return mode === 'eval'
      ? expressionTree(parseExpression(text, file), text)
      : moduleTree(parseText(text, file));
  }),
  native('code(pairs, file, mode, /)', ([pairs, file, mode]: [Value, string, Mode]) =>
    PyCode.of(compileTree(moduleOf(pairs), file, mode)),
  ),
];

export function createAst(_interpreter: Interpreter): PyDict {
  return namespace('_ast', FUNCTIONS);
}
