/**
 * For Vite: `import module from './module.py?code'` gives the text of a Python file of the library and the
 * code it compiles to, so that no program waits for the library to be compiled. The compiler is the
 * simulator's own; it is bundled here first, since Node does not run TypeScript.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'vite';

import { ROOT } from './project.mjs';

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
      precompile ??= loadPrecompile();
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

/** @returns {Promise<(text: string) => string>} */
async function loadPrecompile() {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { input: path.join(ROOT, 'simulator/library/precompile.ts') },
    },
  });
  if (!('output' in built)) throw new Error('one build gives one output');
  const { code } = built.output[0];
  const address = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  return (await import(address)).precompile;
}
