import { describe, expect, test } from 'vitest';
import { parseModule } from './parser.ts';
import { askPython } from './oracle.test-support.ts';
import { buildScopes } from './scopes.ts';
import type { Scope } from './scopes/scope.ts';

/** All scopes in order: what each name is, the free names, and whether there is a class cell. */
function scopesOf(source: string): readonly string[] {
  const parsed = parseModule(source);
  if (parsed.kind === 'error') throw new Error(parsed.error.what);
  const tables = buildScopes(parsed.module, false);
  const describeScope = (scope: Scope): readonly string[] => {
    const names = [...scope.resolutions].map(([name, resolution]) => `${name}:${resolution}`);
    const cell = scope.needsClassCell ? ' +__class__' : '';
    return [
      `${scope.kind} ${names.sort().join(' ')}${cell}`,
      ...scope.children.flatMap(describeScope),
    ];
  };
  return describeScope(tables.get(parsed.module)!);
}

const PROGRAMS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a name that is assigned anywhere in a function is its own everywhere in it',
    'def f(a):\n  print(x, y)\n  x = a',
    ['module f:local', 'function a:local print:global-implicit x:local y:global-implicit'],
  ],
  [
    'an inner function makes a variable of the outer one a cell, through any depth',
    'def f(a):\n  b = 1\n  def g():\n    def h(): return a, b\n    b = 2',
    [
      'module f:local',
      'function a:cell b:local g:local',
      'function a:free b:cell h:local',
      'function a:free b:free',
    ],
  ],
  [
    'global and nonlocal say where a name lives',
    'def f():\n  x = y = 1\n  def g():\n    global x\n    nonlocal y\n    x = y = 2\n    def h(): return x, y',
    [
      'module f:local x:global-explicit',
      'function g:local x:local y:cell',
      'function h:local x:global-explicit y:free',
      'function x:global-implicit y:free',
    ],
  ],
  [
    'what a class binds is not seen by its methods',
    'def f(x):\n  class A:\n    x = x\n    y = 1\n    def m(self): return x, y',
    [
      'module f:local',
      'function A:local x:cell',
      'class m:local x:local y:local',
      'function self:local x:free y:global-implicit',
    ],
  ],
  [
    'super() and __class__ in a method give the class a cell',
    'class A:\n  def f(self): super().f()\n  def g(self): return __class__\n  def h(self): pass',
    [
      'module A:local',
      'class f:local g:local h:local +__class__',
      'function __class__:free self:local super:global-implicit',
      'function __class__:free self:local',
      'function self:local',
    ],
  ],
  [
    'a comprehension is a function whose first iterable is evaluated outside',
    'def f(a):\n  return [b + c for b in a for c in b]',
    ['module f:local', 'function a:local', 'function .0:local b:local c:local'],
  ],
  [
    ':= in a comprehension binds in the function around it',
    'def f(a):\n  [[b := c for c in d] for d in a]\n  return b',
    [
      'module f:local',
      'function a:local b:cell',
      'function .0:local b:free d:local',
      'function .0:local b:free c:local',
    ],
  ],
  [
    'private names are mangled with their class',
    'class _A:\n  __x = 1\n  def __f(self, __y): return self.__z, __y, __w__\n  class B: __v = 1',
    [
      'module _A:local',
      'class B:local _A__f:local _A__x:local',
      'function _A__y:local __w__:global-implicit self:local',
      'class _B__v:local',
    ],
  ],
  [
    'every statement that binds a name is seen',
    'def f():\n  import a, b.c, d as e\n  from f import g as h\n  for i, [*j] in k: pass\n  with l as m: pass\n  try: pass\n  except n as o: pass\n  match p:\n    case {"q": r, **s} | [t, *u] as v: pass\n  w: x\n  y += 1\n  del z',
    [
      'module f:local',
      'function a:local b:local e:local h:local i:local j:local k:global-implicit l:global-implicit m:local n:global-implicit o:local p:global-implicit r:local s:local t:local u:local v:local w:local x:global-implicit y:local z:local',
    ],
  ],
];

describe('symbol tables', () => {
  test.each(PROGRAMS)('%s', (_name, source, expected) => {
    expect(scopesOf(source)).toEqual(expected);
  });
});

const ASK = `
import json, symtable, sys
def names(table):
    result = []
    for s in table.get_symbols():
        if s.is_free(): kind = 'free'
        elif s.is_declared_global(): kind = 'global-explicit'
        elif table.get_type() == 'function' and s.is_local(): kind = 'local'
        elif s.is_local() and s.is_assigned(): kind = 'local'
        else: kind = 'global-implicit'
        result.append(s.get_name() + ':' + kind)
    return sorted(result)
def walk(table):
    lines = [names(table)]
    for child in table.get_children(): lines += walk(child)
    return lines
print(json.dumps([walk(symtable.symtable(source, 'f', 'exec')) for source in json.load(sys.stdin)]))
`;

test('the tables are those of CPython', () => {
  const sources = PROGRAMS.map(([, source]) => source);
  const expected = askPython(ASK, sources) as readonly (readonly string[][])[] | undefined;
  if (expected === undefined) return;
  sources.forEach((source, i) => {
    const ours = scopesOf(source).map((line) =>
      line
        .split(' ')
        .slice(1)
        .filter((name) => name !== '' && name !== '+__class__')
        // CPython tells cells from other locals only in the code object.
        .map((name) => name.replace(/:cell$/, ':local'))
        .sort(),
    );
    expect(ours, source).toEqual(expected[i]);
  });
});
