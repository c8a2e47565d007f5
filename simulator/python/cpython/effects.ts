/** How CPython 3.11's instructions change the depth of the stack, where they do not as ours do. */
import { stackEffect, stackEffectWhenTaken } from '../compiler/stack-effects.ts';
import { OPCODE_NAMES } from '../opcodes.ts';

const OWN: Readonly<Record<string, (arg: number) => number>> = {
  CACHE: () => 0,
  EXTENDED_ARG: () => 0,
  LOAD_GLOBAL: (arg) => 1 + (arg & 1),
  RETURN_GENERATOR: () => 0,
  PRECALL: (arg) => -arg,
  CALL: () => -1,
  BUILD_SLICE: (arg) => (arg === 3 ? -2 : -1),
};

/** As it is, when a jump is taken; undefined: the larger of the two. */
export function effectOf(name: string, arg: number, taken: boolean | undefined): number {
  const own = OWN[name];
  if (own !== undefined) return own(arg);
  const opcode = OPCODE_NAMES.indexOf(ourName(name));
  if (taken === true) return stackEffectWhenTaken(opcode, arg);
  const through = stackEffect(opcode, arg);
  return taken === false ? through : Math.max(through, stackEffectWhenTaken(opcode, arg));
}

function ourName(name: string): string {
  if (name === 'JUMP_BACKWARD_NO_INTERRUPT') return 'JUMP_BACKWARD';
  if (name.startsWith('POP_JUMP_')) return 'POP_JUMP_IF_FALSE';
  return name;
}
