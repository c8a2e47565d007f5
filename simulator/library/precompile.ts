/** What a build makes of a Python file of the library. */
import { compileModule } from '../python/compiler.ts';
import { parseModule } from '../python/parser.ts';
import { SyntaxProblemError } from '../python/parser/problem.ts';
import { storeCode } from '../python/stored-code.ts';

/** Returns the code as text. Throws SyntaxProblemError. */
export function precompile(text: string): string {
  const parsed = parseModule(text);
  if (parsed.kind === 'error') throw new SyntaxProblemError(parsed.error);
  return storeCode(compileModule(parsed.module, { file: '', source: 0, internal: true }));
}
