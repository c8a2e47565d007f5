/**
 * For Vitest: whoever comes in by the simulator's door gets the simulator as the app has it, in one bundle.
 * Vitest puts a lookup behind every imported name, which makes an instruction loop many times slower.
 */
import path from 'node:path';

import { DIST, ROOT } from './project.mjs';

const DOOR = path.join(ROOT, 'simulator', 'index.ts');
/** What `vitest-setup.mjs` has built before the tests. */
const BUILT = path.join(DIST, 'simulator', 'index.js');

/** @returns {import('vite').Plugin} */
export function builtSimulator() {
  return {
    name: 'built-simulator',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !source.endsWith('/index.ts')) return undefined;
      return path.resolve(path.dirname(importer), source) === DOOR ? BUILT : undefined;
    },
  };
}
