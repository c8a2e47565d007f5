/** What the functions of complex numbers share about real ones. */
import { valueError } from '../../python/objects/exception.ts';

export const copySign = (size: number, sign: number): number =>
  sign < 0 || Object.is(sign, -0) ? -Math.abs(size) : Math.abs(size);

export function domainError(): ReturnType<typeof valueError> {
  return valueError('math domain error');
}
