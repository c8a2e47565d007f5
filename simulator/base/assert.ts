/** Programmer errors end the run of the simulator; errors of the simulated program are values. */

export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Throws unless the condition holds. `message` says what should have been true. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Ends a switch over a union: it does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}
