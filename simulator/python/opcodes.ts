/**
 * The instruction set: one row an opcode, with its weight. Names and meaning are those of CPython
 * 3.11's `dis` documentation; what differs is said here. One instruction is one opcode and one
 * integer argument; jump targets are absolute instruction indexes.
 *
 * A value of `undefined` on the stack or in a variable slot is CPython's NULL.
 * Variables: locals, cells and free variables share one index space, as CPython 3.11's "fast locals".
 * Calls: the stack holds callable, self-or-NULL, arguments… (CPython 3.13's order). LOAD_METHOD pushes
 * the first two, a plain callable is followed by PUSH_NULL.
 *
 * The weight is relative to MachineSettings.instructionNs. Weights of what programs do most are fitted to
 * the CPU times that CPython 3.11 took for the programs of bench/calibration (`npm run bench calibration`
 * prints how far each prediction is off); an instruction carries what CPython does on its behalf, as
 * BUILD_SLICE the copying of a short slice.
 */
const ROWS = [
  // Stack
  ['NOP', 0.25],
  ['POP_TOP', 0.45],
  ['PUSH_NULL', 0.3],
  ['COPY', 0.6], // push the arg-th item from the top (1 = the top itself)
  ['SWAP', 0.5], // swap the top with the arg-th item (2 = the next)
  // Constants and variables
  ['LOAD_CONST', 0.35],
  ['LOAD_FAST', 0.25], // UnboundLocalError when NULL
  ['STORE_FAST', 0.75],
  ['DELETE_FAST', 0.5],
  ['LOAD_GLOBAL', 0.85],
  ['STORE_GLOBAL', 0.9],
  ['DELETE_GLOBAL', 0.9],
  ['LOAD_NAME', 2.8],
  ['STORE_NAME', 6.5],
  ['DELETE_NAME', 2.8],
  ['MAKE_CELL', 0.8], // slot arg: its value, bound or not, is put into a new cell
  ['COPY_FREE_VARS', 0.55], // the closure's arg cells go to the last arg slots
  ['LOAD_CLOSURE', 0.4], // push the cell in slot arg itself
  ['LOAD_DEREF', 0.75],
  ['STORE_DEREF', 0.55],
  ['DELETE_DEREF', 0.6],
  ['LOAD_CLASSDEREF', 1], // the class body's namespace first, then the cell
  // Operators. The argument of BINARY_OP and INPLACE_OP is an index into BINARY_OPERATORS.
  ['UNARY_POSITIVE', 0.8],
  ['UNARY_NEGATIVE', 0.8],
  ['UNARY_NOT', 0.6],
  ['UNARY_INVERT', 0.8],
  ['BINARY_OP', 2.5],
  ['INPLACE_OP', 1.6],
  ['COMPARE_OP', 0.6], // argument: index into COMPARISONS
  ['IS_OP', 0.5], // argument 1: is not
  ['CONTAINS_OP', 6.5], // argument 1: not in
  ['BINARY_SUBSCR', 0.6],
  ['STORE_SUBSCR', 0.65],
  ['DELETE_SUBSCR', 1.2],
  // Jumps
  ['JUMP_FORWARD', 0.3],
  ['JUMP_BACKWARD', 0.5], // evaluation point: the GIL may be asked for here
  ['POP_JUMP_IF_FALSE', 0.4],
  ['POP_JUMP_IF_TRUE', 0.6],
  ['POP_JUMP_IF_NONE', 0.5],
  ['POP_JUMP_IF_NOT_NONE', 0.5],
  ['POP_JUMP_BACKWARD_IF_FALSE', 2.7], // evaluation point when taken
  ['POP_JUMP_BACKWARD_IF_TRUE', 0.95], // evaluation point when taken
  ['JUMP_IF_FALSE_OR_POP', 0.6],
  ['JUMP_IF_TRUE_OR_POP', 0.6],
  // Building
  ['BUILD_TUPLE', 2.1],
  ['BUILD_LIST', 1.2],
  ['BUILD_SET', 1.6],
  ['BUILD_MAP', 1.8], // arg pairs
  ['BUILD_CONST_KEY_MAP', 1.6], // arg values, then a tuple of keys on top
  ['BUILD_STRING', 1.3],
  ['BUILD_SLICE', 12.2], // arg 2 or 3
  ['FORMAT_VALUE', 1.6], // arg & 3: 0 none, 1 str, 2 repr, 3 ascii; arg & 4: a format spec is on top
  ['LIST_APPEND', 0.85], // arg: depth of the list below the popped value, 1 = next (as CPython)
  ['SET_ADD', 1],
  ['MAP_ADD', 1], // key below value
  ['LIST_EXTEND', 1.5],
  ['SET_UPDATE', 1.5],
  ['DICT_UPDATE', 1.5],
  ['DICT_MERGE', 1.5], // as DICT_UPDATE, duplicate keys are a TypeError naming the callable
  ['LIST_TO_TUPLE', 0.8],
  ['UNPACK_SEQUENCE', 1.6], // first item ends up on top
  ['UNPACK_EX', 2], // arg & 255 before the star, arg >> 8 after it
  // Attributes. Arguments index Code.names.
  ['LOAD_ATTR', 1.1],
  ['STORE_ATTR', 1.5],
  ['DELETE_ATTR', 1.2],
  ['LOAD_METHOD', 1], // pops the object, pushes callable and self-or-NULL
  // Functions and calls
  ['MAKE_FUNCTION', 2], // pops code; arg & 1 defaults tuple, & 2 keyword defaults dict, & 4 annotations (dict), & 8 closure tuple, pushed in this order before the code
  ['KW_NAMES', 0.2], // constant arg: tuple of the names of the last arguments of the next CALL
  ['CALL', 2], // arg arguments; evaluation point afterwards
  ['CALL_FUNCTION_EX', 32.4], // callable, NULL, positional iterable (a tuple) and, if arg & 1, a dict
  ['RETURN_VALUE', 3.7],
  ['LOAD_BUILD_CLASS', 0.8],
  // Import
  ['IMPORT_NAME', 20], // pops fromlist and level
  ['IMPORT_FROM', 2],
  ['IMPORT_STAR', 10],
  // Iteration and generators
  ['GET_ITER', 1],
  ['FOR_ITER', 1], // exhausted: pops the iterator and jumps to arg
  ['RESUME', 0.25], // arg 0: start of a function (evaluation point), 1 yield, 2 yield from, 3 await
  ['RETURN_GENERATOR', 2], // first instruction of generator, coroutine and async generator code
  ['YIELD_VALUE', 1.5],
  ['GET_YIELD_FROM_ITER', 1],
  ['SEND', 1.3], // receiver below value: result replaces value; receiver finished: both are replaced by its result and jump to arg
  ['GET_AWAITABLE', 1], // arg 0 await, 1 __aenter__, 2 __aexit__
  ['GET_AITER', 1],
  ['GET_ANEXT', 1],
  ['END_ASYNC_FOR', 1],
  ['ASYNC_GEN_WRAP', 0.5],
  // Exceptions. Handlers are found through Code.exceptionTable.
  ['PUSH_EXC_INFO', 0.55],
  ['POP_EXCEPT', 0.45],
  ['CHECK_EXC_MATCH', 0.85], // pops the type(s), pushes a bool; the exception stays below
  ['CHECK_EG_MATCH', 3],
  ['PREP_RERAISE_STAR', 3],
  ['RERAISE', 1], // raises the exception on top again; arg ≠ 0: its traceback position was saved arg below (ignored here)
  ['RAISE_VARARGS', 2.1],
  ['LOAD_ASSERTION_ERROR', 0.6],
  ['BEFORE_WITH', 21.6], // pops the manager, pushes bound __exit__ and the result of __enter__
  ['WITH_EXCEPT_START', 3], // [exit, lasti, previous exception, exception] → pushes the result of calling exit
  ['BEFORE_ASYNC_WITH', 2],
  // Match
  ['GET_LEN', 1],
  ['MATCH_MAPPING', 1],
  ['MATCH_SEQUENCE', 1],
  ['MATCH_KEYS', 2],
  ['MATCH_CLASS', 3],
  // Class bodies and modules
  ['SETUP_ANNOTATIONS', 1],
  ['PRINT_EXPR', 2], // gives the value on top to sys.displayhook
] as const satisfies readonly (readonly [string, number])[];

type OpcodeName = (typeof ROWS)[number][0];

/** Number of each opcode by name. */
export const OP = Object.fromEntries(ROWS.map(([name], index) => [name, index])) as Readonly<
  Record<OpcodeName, number>
>;

/** Name of each opcode by number, for the disassembler. */
export const OPCODE_NAMES: readonly string[] = ROWS.map(([name]) => name);

/**
 * Pairs of instructions that belong together: in some of them a budget of time does not end between the
 * two (machine/words.ts).
 */
export const PAIRS = [
  ['LOAD_FAST', 'LOAD_FAST'],
  ['LOAD_FAST', 'LOAD_CONST'],
  ['STORE_FAST', 'LOAD_FAST'],
  ['COMPARE_OP', 'POP_JUMP_IF_FALSE'],
  ['COMPARE_OP', 'POP_JUMP_BACKWARD_IF_TRUE'],
  ['FOR_ITER', 'STORE_FAST'],
  ['LOAD_FAST', 'LOAD_METHOD'],
  ['LOAD_FAST', 'LOAD_ATTR'],
  ['BINARY_OP', 'STORE_FAST'],
  ['INPLACE_OP', 'STORE_FAST'],
  ['POP_TOP', 'JUMP_BACKWARD'],
  ['LOAD_CONST', 'BINARY_OP'],
  ['LOAD_GLOBAL', 'PUSH_NULL'],
] as const satisfies readonly (readonly [OpcodeName, OpcodeName])[];

/**
 * Instructions that the machine runs in one go when they follow each other. The compiler does not know
 * them: the first one's number is replaced before the code first runs, the others stay where they are.
 * They cost what they cost one by one.
 */
export const SEQUENCES = [
  ...PAIRS,
  ['LOAD_FAST', 'LOAD_CONST', 'BINARY_OP'],
  ['LOAD_FAST', 'LOAD_FAST', 'BINARY_OP'],
  ['LOAD_FAST', 'LOAD_CONST', 'INPLACE_OP', 'STORE_FAST'],
  ['LOAD_FAST', 'LOAD_FAST', 'INPLACE_OP', 'STORE_FAST'],
  ['LOAD_FAST', 'LOAD_CONST', 'COMPARE_OP', 'POP_JUMP_IF_FALSE'],
  ['LOAD_FAST', 'LOAD_FAST', 'COMPARE_OP', 'POP_JUMP_IF_FALSE'],
  ['LOAD_FAST', 'LOAD_CONST', 'COMPARE_OP', 'POP_JUMP_BACKWARD_IF_TRUE'],
  ['LOAD_FAST', 'LOAD_FAST', 'COMPARE_OP', 'POP_JUMP_BACKWARD_IF_TRUE'],
  ['LOAD_FAST', 'COPY', 'LOAD_ATTR'],
  ['SWAP', 'STORE_ATTR'],
  ['LOAD_FAST', 'RETURN_VALUE'],
  ['LOAD_CONST', 'RETURN_VALUE'],
  ['BINARY_OP', 'RETURN_VALUE'],
] as const satisfies readonly (readonly OpcodeName[])[];

/** Number of the first sequence's opcode; the others follow in order. */
export const FIRST_SEQUENCE = ROWS.length;

/**
 * Forms that instructions take once they have met what the form is for; they take the general one again
 * when they meet something else. They cost what the general form costs.
 */
export const FORMS = [['CALL_BUILT_IN', 'CALL']] as const satisfies readonly (readonly [
  string,
  OpcodeName,
])[];

/** Number of the first form's opcode; the others follow in order. */
export const FIRST_FORM = FIRST_SEQUENCE + SEQUENCES.length;

export const OPCODE_WEIGHTS: readonly number[] = ROWS.map(([, weight]) => weight);

/** Argument of BINARY_OP and INPLACE_OP, with the special methods each stands for. */
export const BINARY_OPERATORS = [
  { symbol: '+', method: '__add__', reflected: '__radd__', inplace: '__iadd__' },
  { symbol: '-', method: '__sub__', reflected: '__rsub__', inplace: '__isub__' },
  { symbol: '*', method: '__mul__', reflected: '__rmul__', inplace: '__imul__' },
  { symbol: '/', method: '__truediv__', reflected: '__rtruediv__', inplace: '__itruediv__' },
  { symbol: '//', method: '__floordiv__', reflected: '__rfloordiv__', inplace: '__ifloordiv__' },
  { symbol: '%', method: '__mod__', reflected: '__rmod__', inplace: '__imod__' },
  { symbol: '**', method: '__pow__', reflected: '__rpow__', inplace: '__ipow__' },
  { symbol: '<<', method: '__lshift__', reflected: '__rlshift__', inplace: '__ilshift__' },
  { symbol: '>>', method: '__rshift__', reflected: '__rrshift__', inplace: '__irshift__' },
  { symbol: '&', method: '__and__', reflected: '__rand__', inplace: '__iand__' },
  { symbol: '|', method: '__or__', reflected: '__ror__', inplace: '__ior__' },
  { symbol: '^', method: '__xor__', reflected: '__rxor__', inplace: '__ixor__' },
  { symbol: '@', method: '__matmul__', reflected: '__rmatmul__', inplace: '__imatmul__' },
] as const;

/** Argument of COMPARE_OP, with the method and its reflection. */
export const COMPARISONS = [
  { symbol: '<', method: '__lt__', reflected: '__gt__' },
  { symbol: '<=', method: '__le__', reflected: '__ge__' },
  { symbol: '==', method: '__eq__', reflected: '__eq__' },
  { symbol: '!=', method: '__ne__', reflected: '__ne__' },
  { symbol: '>', method: '__gt__', reflected: '__lt__' },
  { symbol: '>=', method: '__ge__', reflected: '__le__' },
] as const;
