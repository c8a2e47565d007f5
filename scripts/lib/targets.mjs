/** What is built: for each target the sources that it is made of and the files that prove it. */

/**
 * @typedef {object} Target
 * @property {readonly string[]} sources files and folders below the project's folder
 * @property {readonly string[]} outputs files below `dist/NAME` that a finished build has
 */

const COMMON = [
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/library-code.mjs',
  'scripts/lib/source-module.mjs',
  'scripts/lib/targets.mjs',
];
const NODE_BUILD = [...COMMON, 'vite.node.config.mjs'];

/** @type {Readonly<Record<string, Target>>} */
export const TARGETS = {
  renderer: {
    sources: [
      ...COMMON,
      'scripts/lib/scenario-headers.mjs',
      'vite.config.ts',
      'svelte.config.js',
      'renderer',
      'simulator',
      'scenarios',
      'electron/bridge.ts',
    ],
    outputs: ['index.html'],
  },
  host: {
    sources: [...NODE_BUILD, 'host', 'electron/bridge.ts'],
    outputs: ['index.js', 'serve.js'],
  },
  electron: {
    sources: [...NODE_BUILD, 'electron', 'host'],
    outputs: ['main.js', 'preload.cjs'],
  },
  cli: {
    sources: [...NODE_BUILD, 'cli', 'simulator', 'scenarios'],
    outputs: ['main.js', 'measurement-worker.js'],
  },
  bench: {
    sources: [...NODE_BUILD, 'bench', 'simulator', 'scenarios'],
    outputs: ['main.js'],
  },
  // What the tests run programs with.
  simulator: { sources: [...NODE_BUILD, 'simulator'], outputs: ['index.js'] },
};

/** Files beside the sources that no build reads: tests, goldens, texts for people. */
export const NOT_BUILT =
  /\.(test\.ts|md|out|trace|png)$|[/\\](tsconfig[^/\\]*\.json|__pycache__[/\\].*)$/;
