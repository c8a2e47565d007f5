/**
 * Which methods of built-in types are "slot wrappers" to CPython: those the language itself calls. They
 * have types of their own and word wrong arguments in their own way. Other methods with such names
 * (`__format__`, `__reversed__`, `__round__`) are plain methods.
 */

const ARITHMETIC =
  'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor'.split(' ');

const SLOTS: ReadonlySet<string> = new Set(
  [
    ...ARITHMETIC.flatMap((name) => [name, `r${name}`, `i${name}`]),
    ...'neg pos abs invert bool int float index'.split(' '),
    ...'lt le eq ne gt ge hash repr str call init del'.split(' '),
    ...'getattribute getattr setattr delattr get set delete'.split(' '),
    ...'iter next await aiter anext len getitem setitem delitem contains'.split(' '),
  ].map((name) => `__${name}__`),
);

/** These are methods as well, for the sake of speed. */
const METHODS: ReadonlySet<string> = new Set([
  'dict.__contains__',
  'dict.__getitem__',
  'frozenset.__contains__',
  'list.__getitem__',
  'set.__contains__',
]);

/** Whether a method of a built-in type is a slot wrapper. */
export function isSlot(typeName: string, name: string): boolean {
  return SLOTS.has(name) && !METHODS.has(`${typeName}.${name}`);
}
