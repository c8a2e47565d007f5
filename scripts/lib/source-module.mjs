/** Imports a TypeScript module of the project in a build: it is bundled first, since Node does not run TypeScript. */
import path from 'node:path';

import { build } from 'vite';

import { ROOT } from './project.mjs';

/**
 * @param {string} file below the project's folder
 * @returns {Promise<any>} the module
 */
export async function importSource(file) {
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
      rolldownOptions: { input: path.join(ROOT, file) },
    },
  });
  if (!('output' in built)) throw new Error('one build gives one output');
  const { code } = built.output[0];
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
