/**
 * Who may import whom: the room table of ARCHITECTURE.md, one rule a row. Everything a rule does not
 * name is refused, type imports included. Tests may import test tools and Node, but keep the direction.
 */

const TEST = '\\.test\\.ts$';
/** Files that only tests import, beside the sources. */
const SUPPORT = '\\.test-support\\.ts$';
const MODULES = 'node_modules/';

/**
 * A room and what it may reach.
 *
 * @param {string} name
 * @param {string} from pattern of the room's own files
 * @param {string[]} to patterns of everything it may import, itself included
 * @param {string} why
 */
function room(name, from, to, why) {
  return {
    name,
    comment: why,
    severity: 'error',
    from: { path: from, pathNot: [TEST, SUPPORT] },
    to: allowed(to),
  };
}

/**
 * @param {string[]} to
 */
function allowed(to) {
  const paths = to.filter((pattern) => pattern !== NODE);
  return to.includes(NODE) ? { pathNot: paths, dependencyTypesNot: ['core'] } : { pathNot: paths };
}

/** The same direction for tests, which may also use Node and packages. */
function tests(name, from, to) {
  return {
    name: `${name}-tests`,
    comment: 'Tests are free in packages, not in direction.',
    severity: 'error',
    from: { path: `${from}.*(${TEST}|${SUPPORT})` },
    to: allowed([...to, MODULES, NODE]),
  };
}

/** In a row: Node's own modules. They have no path, so they are told apart by their kind. */
const NODE = 'core';
const SIMULATOR_DOOR = '^simulator/index\\.ts$';
/** Finished timelines without a window: text in, text out, no DOM. */
const PICTURE_DOOR = '^renderer/picture/index\\.ts$';
const BASE = '^simulator/base/';
const TRACE = '^simulator/trace/';
const ENGINE = '^simulator/engine/';
const KERNEL = '^simulator/kernel/';
/** What headers of programs and job tables have in common. */
const HEADER = '^simulator/header/';
const PYTHON = '^simulator/python/';
const LIBRARY = '^simulator/library/';
const WORKLOAD = '^simulator/workload/';
const PROGRAM = '^simulator/kernel/program\\.ts$';
/** The kernel's calls: each is made in a file of its own. */
const CALLS =
  '^simulator/kernel/(completion|copying|core-times|descriptor-lane|epoll|errno|file-call|file-calls|file-lock-calls|inode|join|lock|make-pipe|open-file|park|poll|processes|readiness|resource-limit|semaphore|shared-memory-file|signal-mask|signals|sleep|socket|socket-address|socket-calls|socket-options|terminal|wait-queue)\\.ts$';
/** The simulator's public types, the settings of its machine, and where a program lies on it. */
const TYPES = '^simulator/(simulation|machine-settings|program-place)\\.ts$';
const BRIDGE = '^electron/bridge\\.ts$';

/** Each row: room, its files, what it may import, why. */
const ROOMS = [
  ['base', BASE, [BASE], 'The base knows nothing.'],
  ['trace', TRACE, [TRACE, BASE], 'A trace is data: it does not know what made it.'],
  ['engine', ENGINE, [ENGINE, BASE], 'The engine knows time and order, nothing of systems.'],
  [
    'kernel',
    KERNEL,
    [KERNEL, BASE, ENGINE, TRACE, TYPES],
    'The kernel runs programs of any language.',
  ],
  [
    'header',
    HEADER,
    [HEADER, TYPES, `${MODULES}smol-toml/`],
    'Settings are written the same way everywhere.',
  ],
  [
    'python',
    PYTHON,
    [PYTHON, HEADER, BASE, TRACE, TYPES, PROGRAM, CALLS, `${MODULES}(py-ast|smol-toml|valibot)/`],
    'Python meets the kernel at the program interface and its calls.',
  ],
  [
    'library',
    LIBRARY,
    [LIBRARY, BASE, TRACE, TYPES, PYTHON, PROGRAM, CALLS, `${MODULES}(@noble/hashes|pako)/`],
    "Modules stand on Python and the kernel's calls.",
  ],
  [
    'workload',
    WORKLOAD,
    [WORKLOAD, HEADER, BASE, TRACE, TYPES, PROGRAM, CALLS, `${MODULES}(smol-toml|valibot)/`],
    'A job table is a program like any other.',
  ],
  [
    'simulator-door',
    '^simulator/[^/]+\\.ts$',
    ['^simulator/'],
    'The simulator knows nothing outside itself.',
  ],
  [
    'renderer',
    '^renderer/',
    [
      '^renderer/',
      SIMULATOR_DOOR,
      BRIDGE,
      '^scenarios/.*\\.(py|toml)$',
      `${MODULES}(svelte|d3-[a-z]+|@types/d3-[a-z]+|@codemirror/[a-z-]+|@lezer/[a-z]+|vite)/`,
    ],
    'The page knows the simulator by its door and the host by its contract.',
  ],
  [
    'electron',
    '^electron/',
    ['^electron/', '^host/index\\.ts$', NODE, `${MODULES}(electron|valibot)/`],
    'The shell opens windows and files; it knows no scenario.',
  ],
  ['host', '^host/', ['^host/', BRIDGE, NODE], 'What hosts share needs Node alone.'],
  [
    'cli',
    '^cli/',
    [
      '^cli/',
      SIMULATOR_DOOR,
      PICTURE_DOOR,
      '^scenarios/.*\\.(py|toml)$',
      NODE,
      `${MODULES}(@resvg/resvg-wasm|dejavu-fonts-ttf)/`,
    ],
    'The command line is a second face of the same simulator.',
  ],
  [
    'e2e',
    '^e2e/',
    ['^e2e/', NODE, `${MODULES}@?playwright`],
    'End to end sees the built app only.',
  ],
  [
    'bench',
    '^bench/',
    ['^bench/', '^simulator/', '^renderer/(chart|reading)/', '^scenarios/.*\\.(py|toml)$', NODE],
    'Benchmarks measure parts, so they may open the rooms they measure; nobody imports them.',
  ],
];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'A cycle means that two files are one concept. Types alone may refer to one another.',
      severity: 'error',
      // A component may contain itself: that is how trees are drawn.
      from: { path: '^(.+)$' },
      to: { circular: true, pathNot: '^$1$', viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tests-in-sources',
      comment: 'Sources do not import tests or what helps them.',
      severity: 'error',
      from: { pathNot: [TEST, SUPPORT, '^e2e/'] },
      to: { path: [TEST, SUPPORT] },
    },
    {
      name: 'scenarios-tests',
      comment: 'The scenario suite sees what the command line sees.',
      severity: 'error',
      from: { path: '^scenarios/.*\\.ts$' },
      to: allowed(['^scenarios/', SIMULATOR_DOOR, '^cli/scheduling-report\\.ts$', NODE, MODULES]),
    },
    ...ROOMS.map(([name, from, to, why]) => room(name, from, to, why)),
    ...ROOMS.filter(([name]) => name !== 'e2e').map(([name, from, to]) => tests(name, from, to)),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A package that lists its exports is not found by a name with a query.
    exclude: { path: ['^(dist|release)/', '\\.wasm\\?inline$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
    },
  },
};
