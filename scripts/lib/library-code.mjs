/**
 * For Vite: `import module from './module.py?code'` gives the text of a Python file of the library and the
 * code it compiles to, so that no program waits for the library to be compiled. The compiler is the
 * simulator's own.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './project.mjs';
import { importSource } from './source-module.mjs';

const QUERY = '?code';

/** @returns {import('vite').Plugin} */
export function libraryCode() {
  /** @type {Promise<(text: string) => string> | undefined} */
  let precompile;
  return {
    name: 'library-code',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return undefined;
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      precompile ??= importSource('simulator/library/precompile.ts').then(
        (module) => module.precompile,
      );
      const text = readFileSync(file, 'utf8');
      try {
        const code = (await precompile)(text);
        return `export default ${JSON.stringify({ text, code })};`;
      } catch (error) {
        throw new Error(`${path.relative(ROOT, file)}: ${String(error)}`, { cause: error });
      }
    },
  };
}
