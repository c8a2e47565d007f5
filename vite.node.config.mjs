/**
 * Builds of the programs that run in Node or in Electron's main process. Each is bundled, so that
 * Python sources imported as text are inside and nothing is looked up in `node_modules` at a start.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { libraryCode } from './scripts/lib/library-code.mjs';

const ROOT = path.dirname(fileURLToPath(import.meta.url));

/** @type {Readonly<Record<string, Readonly<Record<string, string>>>>} */
const ENTRIES = {
  host: { index: 'host/index.ts', serve: 'host/serve.ts' },
  electron: { main: 'electron/main.ts' },
  cli: { main: 'cli/main.ts', 'measurement-worker': 'cli/measurement-worker.ts' },
  bench: { main: 'bench/main.ts' },
  simulator: { index: 'simulator/index.ts' },
};

/**
 * @param {string} target
 * @param {string} outDir
 * @returns {import('vite').InlineConfig[]}
 */
export function nodeBuilds(target, outDir) {
  const builds = [nodeBuild(ENTRIES[target] ?? {}, outDir, 'es')];
  // A sandboxed preload is loaded as CommonJS and may ask for `electron` only.
  if (target === 'electron')
    builds.push(nodeBuild({ preload: 'electron/preload.ts' }, outDir, 'cjs'));
  return builds;
}

/**
 * @param {Readonly<Record<string, string>>} entries
 * @param {string} outDir
 * @param {'es' | 'cjs'} format
 * @returns {import('vite').InlineConfig}
 */
function nodeBuild(entries, outDir, format) {
  return {
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [libraryCode()],
    // What draws PNGs is inside the program, too.
    assetsInclude: ['**/*.wasm'],
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: format === 'es',
      target: 'node20',
      license: format === 'es' ? { fileName: 'licenses.md' } : false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, path.join(ROOT, file)]),
        ),
        output: {
          format,
          entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}
