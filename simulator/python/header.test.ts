import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MACHINE } from '../machine-settings.ts';
import { overrideParameters, readHeader } from './header.ts';
import { parseModule } from './parser.ts';

function headerOf(toml: string, program = 'N = 2\n'): ReturnType<typeof readHeader> {
  const comment = toml
    .split('\n')
    .map((line) => (line === '' ? '#' : `# ${line}`))
    .join('\n');
  return readHeader({
    name: 'p.py',
    text: `"""Doc."""\n# /// timeslice\n${comment}\n# ///\n${program}`,
  });
}

function parametersOf(program: string): readonly unknown[] {
  const result = readHeader({ name: 'p.py', text: program });
  return result.kind === 'header' ? result.header.parameters : [];
}

test('a header gives texts, ranges, the machine and files', () => {
  const result = headerOf(
    [
      'title = "A title"',
      'about = """',
      'Two',
      '',
      'lines"""',
      'look = ["here", "there"]',
      '[params]',
      'N = { min = 1, max = 8, label = "threads" }',
      '[machine]',
      'cores = 2',
      'policy = "round-robin"',
      'quantum = "0.5ms"',
      'gil = false',
      '[files]',
      '"stock.json" = "{}"',
    ].join('\n'),
  );
  expect(result).toEqual({
    kind: 'header',
    header: {
      title: 'A title',
      about: 'Two\n\nlines',
      look: ['here', 'there'],
      try: [],
      parameters: [
        {
          name: 'N',
          kind: 'int',
          value: 2,
          min: 1,
          max: 8,
          step: 1,
          label: 'threads',
          unit: '',
          line: 19,
          at: { line: 19, column: 4, endLine: 19, endColumn: 5 },
        },
      ],
      machine: {
        ...DEFAULT_MACHINE,
        cores: 2,
        policy: 'round-robin',
        quantumNs: 500_000,
        gil: false,
      },
      files: { 'stock.json': '{}' },
      kind: 'program',
      hosts: {},
    },
  });
});

test('hosts have settings by the names that people write', () => {
  const result = headerOf(`[hosts]
"Example.com" = { delay = "300ms", size = 5000, chunk = 100, pause = "1ms", status = 201 }
"api.example.com" = { body = "{}", type = "application/json", failures = 0.5, failure = "reset", seed = 3 }
"*" = { failure = 404 }`);
  expect(result.kind === 'header' && result.header.hosts).toEqual({
    'example.com': {
      delayNs: 300_000_000,
      sizeBytes: 5000,
      chunkBytes: 100,
      pauseNs: 1_000_000,
      status: 201,
    },
    'api.example.com': {
      body: '{}',
      type: 'application/json',
      failures: 0.5,
      failure: 'reset',
      seed: 3,
    },
    '*': { failure: 404 },
  });
});

test('without a header literals in upper case at the top level are parameters with a derived range', () => {
  const program = [
    'WORKERS = 4',
    'PAUSE: float = 0.25',
    'DEBT = -3',
    'FAST = True',
    'NAME = "x"',
    'lower = 1',
    'COMPUTED = 2 + 3',
    'WORKERS = 9',
    'def f():',
    '    INNER = 1',
  ].join('\n');
  const common = { unit: '', step: undefined, min: undefined, max: undefined };
  expect(parametersOf(program)).toEqual([
    {
      ...common,
      name: 'WORKERS',
      kind: 'int',
      value: 4,
      min: 1,
      max: 50,
      step: 1,
      label: 'WORKERS',
      line: 1,
      at: { line: 1, column: 10, endLine: 1, endColumn: 11 },
    },
    {
      ...common,
      name: 'PAUSE',
      kind: 'float',
      value: 0.25,
      min: 0,
      max: 10,
      label: 'PAUSE',
      line: 2,
      at: { line: 2, column: 15, endLine: 2, endColumn: 19 },
    },
    {
      ...common,
      name: 'DEBT',
      kind: 'int',
      value: -3,
      min: -50,
      max: 50,
      step: 1,
      label: 'DEBT',
      line: 3,
      at: { line: 3, column: 7, endLine: 3, endColumn: 9 },
    },
    {
      ...common,
      name: 'FAST',
      kind: 'bool',
      value: true,
      label: 'FAST',
      line: 4,
      at: { line: 4, column: 7, endLine: 4, endColumn: 11 },
    },
    {
      ...common,
      name: 'NAME',
      kind: 'str',
      value: 'x',
      label: 'NAME',
      line: 5,
      at: { line: 5, column: 7, endLine: 5, endColumn: 10 },
    },
  ]);
});

describe('a broken header is an error with its place and a hint', () => {
  test.each([
    ['unknown key', 'titel = "x"', 3, /no key titel/, /title, about/],
    ['unknown key of a parameter', '[params]\nN = { mni = 1 }', 4, /no key mni/, /min, max/],
    ['no TOML', 'title = "x', 3, /no valid TOML/, /quotes/],
    ['wrong kind', 'title = 3', 3, /title in the header is 3/, /string/],
    [
      'a parameter that is not there',
      '[params]\nM = { min = 1 }',
      4,
      /does not set/,
      /WORKERS = 2/,
    ],
    ['an empty range', '[params]\nN = { min = 5, max = 1 }', 4, /empty/, /min/],
    ['a value out of its range', '[params]\nN = { min = 3 }', 4, /below its min/, /contain/],
    ['unknown setting', '[machine]\ncoers = 2', 4, /no setting coers/, /cores/],
    ['absurd setting', '[machine]\ncores = 10000', 4, /out of range/, /1 to 64/],
    ['duration without unit', '[machine]\nquantum = 4', 4, /quantum is 4/, /"4ms"/],
    [
      'a data file elsewhere',
      '[files]\n"../x.txt" = ""',
      4,
      /named "..\/x.txt"/,
      /below the working/,
    ],
    [
      'a file that is a folder',
      '[files]\na = ""\n"a/b.txt" = ""',
      5,
      /a is a data file and/,
      /name/,
    ],
    ['unknown key of a host', '[hosts]\na = {}\nb = { dely = "1s" }', 5, /no key dely/, /delay,/],
    ['a delay without unit', '[hosts]\na = { delay = 3 }', 4, /delay of a is 3/, /"300ms"/],
    ['an absurd share', '[hosts]\na = { failures = 2 }', 4, /failures of a is 2/, /0 to 1/],
    ['an absurd failure', '[hosts]\na = { failure = "no" }', 4, /failure of a is "no"/, /"reset"/],
    ['an absurd host', '[hosts]\n"a b" = {}', 4, /named "a b"/, /"example.com"/],
    ['a host that is no table', '[hosts]\na = 3', 4, /hosts.a in the header is 3/, /Object/],
    ['unknown policy', '[machine]\npolicy = "best"', 4, /policy is "best"/, /"fair"/],
  ])('%s', (_name, toml, line, what, hint) => {
    const result = headerOf(toml);
    expect(result.kind).toBe('broken');
    if (result.kind !== 'broken') return;
    expect(result.diagnostics).toEqual([
      {
        file: 'p.py',
        line,
        column: expect.any(Number) as number,
        what: expect.stringMatching(what) as string,
        hint: expect.stringMatching(hint) as string,
      },
    ]);
  });

  test('not closed', () => {
    const result = readHeader({ name: 'p.py', text: '# /// timeslice\n# title = "x"\nN = 1\n' });
    expect(result).toMatchObject({
      kind: 'broken',
      diagnostics: [{ line: 3, what: 'the header is not closed' }],
    });
  });
});

test('literals in calls that set a degree of concurrency are parameters by their place', () => {
  const text = [
    'from threading import Semaphore',
    'def main():',
    '    with ThreadPoolExecutor(max_workers=2) as pool, multiprocessing.Pool(3): pass',
    '    both = Semaphore(1), Semaphore(value=2)',
    'queue.Queue(maxsize=0), Queue(size), Pool(True), Semaphore(0), lru_cache(maxsize=9)',
  ].join('\n');
  expect(parametersOf(text)).toMatchObject([
    { name: 'max_workers@3', label: 'max_workers', value: 2, min: 1, max: 20, line: 3 },
    { name: 'processes@3', value: 3, min: 1 },
    { name: 'value@4', value: 1 },
    { name: 'value@4:42', value: 2 },
    { name: 'maxsize@5', value: 0, min: 0 },
  ]);
  const parsed = parseModule(text);
  const header = readHeader({ name: 'p.py', text });
  if (parsed.kind !== 'module' || header.kind !== 'header') throw new Error('a valid program');
  const { module } = parsed;
  const values = { 'max_workers@3': 7, 'value@4:42': 5 };
  const { parameters } = header.header;
  const overridden = overrideParameters({ name: 'p.py', text }, module, parameters, values);
  if (overridden.kind !== 'module') throw new Error('not refused');
  const before = JSON.stringify(module);
  const after = before.replace('"value":2', '"value":7').replace(/"value":2(?=[^]*$)/, '"value":5');
  expect(overridden.module).toEqual(JSON.parse(after));
  expect(JSON.stringify(module)).toBe(before);
});

test('what a pool is full of is told by where the pool comes from', () => {
  const labels = (text: string): unknown =>
    (parametersOf(text) as { readonly label: string }[]).map(({ label }) => label);
  expect(labels('from multiprocessing import Pool\nPool(2)')).toEqual(['processes']);
  expect(labels('import multiprocessing as mp\nmp.Pool(2)')).toEqual(['processes']);
  expect(labels('from gevent.pool import Pool\nPool(2)')).toEqual(['greenlets']);
  expect(labels('from gevent.pool import Pool as Few\nFew(size=2)')).toEqual(['greenlets']);
  expect(labels('import gevent.pool\ngevent.pool.Pool(2)')).toEqual(['greenlets']);
  expect(labels('from gevent import pool\npool.Pool(2)')).toEqual(['greenlets']);
  expect(labels('from multiprocessing.dummy import Pool\nPool(2)')).toEqual(['threads']);
  expect(labels('from multiprocessing.pool import ThreadPool\nThreadPool(2)')).toEqual(['threads']);
});

test('parameters are overridden in the tree, in range and of their kind only', () => {
  const source = { name: 'p.py', text: 'N = 2\nNAME = "a"\n' };
  const parsed = parseModule(source.text);
  const header = readHeader(source);
  if (parsed.kind !== 'module' || header.kind !== 'header') throw new Error('a valid program');
  const override = (values: Record<string, number | string | boolean>): unknown =>
    overrideParameters(source, parsed.module, header.header.parameters, values);
  expect(override({ N: 5, NAME: 'b' })).toMatchObject({
    kind: 'module',
    module: { body: [{ value: { kind: 'Constant', value: 5 } }, { value: { value: 'b' } }] },
  });
  for (const [name, value] of [
    ['N', 99],
    ['N', 1.5],
    ['N', 'x'],
    ['NAME', 1],
    ['M', 1],
  ] as const) {
    expect(override({ [name]: value })).toMatchObject({
      kind: 'refused',
      diagnostics: [{ file: 'p.py' }],
    });
  }
});

test('every scenario has a header that reads', () => {
  const root = join(import.meta.dirname, '../../scenarios');
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.py')) continue;
    const result = readHeader({ name, text: readFileSync(join(root, name), 'utf8') });
    expect(result, name).toMatchObject({ kind: 'header' });
  }
});
