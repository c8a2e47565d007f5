/** What one sees when one looks into a run: stacks, and every kind of value shortly and safely. */
import { describe, expect, test } from 'vitest';

import { createInspector } from './index.ts';
import type { FrameSnapshot, Snapshot, VariableSnapshot } from './index.ts';

const MOMENT_NS = 500_000_000;

/** The state of a program half a second after its start, when its main thread sleeps. */
function lookInto(text: string): Snapshot {
  return createInspector({ name: 'main.py', text }).at(MOMENT_NS);
}

function frameOf(snapshot: Snapshot, name: string): FrameSnapshot {
  return snapshot.threads.flatMap(({ stack }) => stack).find((frame) => frame.function === name)!;
}

const PRELUDE = `
import collections, dataclasses, enum, threading, time

class Color(enum.Enum):
    RED = 1
class Level(enum.IntEnum):
    HIGH = 3
class Celsius(float): pass
class Word(str): pass
class Stack(list): pass
class Empty: pass
class Account:
    def __init__(self, balance):
        self.balance = balance
        self.history = [1, 2]
    def __repr__(self):
        raise SystemExit("nobody may call this")
    def deposit(self): pass
@dataclasses.dataclass
class Point:
    x: int
    y: int
Pair = collections.namedtuple("Pair", "left right")
def count():
    yield 1
def started():
    made = count()
    next(made)
    return made
loop = [1]
loop.append(loop)
nest = {"a": [{"b": [(1, 2)]}]}
`;

const VALUES: readonly (readonly [expression: string, type: string, shown: string])[] = [
  ['3', 'int', '3'],
  ['-(2 ** 100)', 'int', '-1267650600228229401496703205376'],
  ['1 << 10_000', 'int', '<int of about 10004 bits>'],
  ['True', 'bool', 'True'],
  ['1.0', 'float', '1.0'],
  ['1e100', 'float', '1e+100'],
  ['float("nan")', 'float', 'nan'],
  ['2j', 'complex', '2j'],
  ['None', 'NoneType', 'None'],
  ['...', 'ellipsis', 'Ellipsis'],
  ['"it\'s"', 'str', '"it\'s"'],
  ['"line\\n"', 'str', "'line\\n'"],
  ['"x" * 1000', 'str', `'${'x'.repeat(59)}'…`],
  ['b"\\x00ab"', 'bytes', "b'\\x00ab'"],
  ['bytearray(b"ab")', 'bytearray', "bytearray(b'ab')"],
  ['[]', 'list', '[]'],
  ['list(range(100))', 'list', '[0, 1, 2, 3, 4, 5, …]'],
  ['(1,)', 'tuple', '(1,)'],
  ['(1, "a")', 'tuple', "(1, 'a')"],
  ['{1, 2}', 'set', '{1, 2}'],
  ['set()', 'set', 'set()'],
  ['frozenset({1})', 'frozenset', 'frozenset({1})'],
  ['{"a": 1, 2: None}', 'dict', "{'a': 1, 2: None}"],
  ['{}', 'dict', '{}'],
  ['loop', 'list', '[1, …]'],
  ['nest', 'dict', "{'a': [{'b': …}]}"],
  ['range(3)', 'range', 'range(0, 3)'],
  ['range(9, 0, -2)', 'range', 'range(9, 0, -2)'],
  ['slice(1, None)', 'slice', 'slice(1, None, None)'],
  ['Color.RED', 'Color', 'Color.RED'],
  ['Level.HIGH', 'Level', 'Level.HIGH'],
  ['Celsius(20)', 'Celsius', 'Celsius(20.0)'],
  ['Word("hi")', 'Word', "Word('hi')"],
  ['Stack([1])', 'Stack', 'Stack([1])'],
  ['Empty()', 'Empty', '<Empty>'],
  ['Account(5)', 'Account', '<Account balance=5, history=[1, 2]>'],
  ['Point(1, 2)', 'Point', '<Point x=1, y=2>'],
  ['Pair(1, [2])', 'Pair', 'Pair(left=1, right=[2])'],
  ['collections.deque([1, 2])', 'deque', 'deque([1, 2])'],
  ['collections.OrderedDict(a=1)', 'OrderedDict', "OrderedDict({'a': 1})"],
  ['collections.Counter("aab")', 'Counter', "Counter({'a': 2, 'b': 1})"],
  ['Account(1).deposit', 'method', '<method of <Account balance=1, history=[1, 2]>>'],
  ['[Account]', 'list', '[<class Account>]'],
  ['[count, len]', 'list', '[<function count>, <built-in len>]'],
  ['[time]', 'list', '[<module time>]'],
  ['count()', 'generator', '<generator count, created>'],
  ['started()', 'generator', '<generator count, suspended at line 25>'],
  ['ValueError("no", 3)', 'ValueError', "ValueError('no', 3)"],
  ['threading.Lock()', 'lock', '<lock>'],
  ['threading.Thread()', 'Thread', '<Thread>'],
];

describe('a value', () => {
  const lines = VALUES.map(([expression], index) => `v${index} = ${expression}`);
  const snapshot = lookInto(`${PRELUDE}\n${lines.join('\n')}\ntime.sleep(1)\n`);
  const variables = new Map<string, VariableSnapshot>(
    frameOf(snapshot, '<module>').locals.map((variable) => [variable.name, variable]),
  );

  test.each(VALUES.map(([expression, type, shown], index) => ({ expression, type, shown, index })))(
    '$expression is shown as $shown',
    ({ type, shown, index }) => {
      expect(variables.get(`v${index}`)).toEqual({ name: `v${index}`, type, repr: shown });
    },
  );
});

describe('a stack', () => {
  const snapshot = lookInto(`import threading, time

def outer(n):
    doubled = [k * 2 for k in range(n)]
    def inner():
        time.sleep(n)
        return doubled
    inner()

threading.Thread(target=outer, args=(3,), name="T").start()
for _ in range(3):
    time.sleep(1)
`);
  const thread = snapshot.threads.at(-1)!;

  test('has the innermost frame first, with functions, lines and variables', () => {
    const own = thread.stack.filter(({ internal }) => !internal);
    expect(own.map((frame) => [frame.function, frame.line])).toEqual([
      ['outer.<locals>.inner', 6],
      ['outer', 8],
    ]);
    expect(own[1]!.locals.map(({ name, repr }) => [name, repr])).toEqual([
      ['n', '3'],
      ['inner', '<function outer.<locals>.inner>'],
      // What a function inside shares comes last.
      ['doubled', '[0, 2, 4]'],
    ]);
  });

  test('of the module shows what the program has made, not what Python has', () => {
    expect(frameOf(snapshot, '<module>').locals).toEqual([{ name: '_', type: 'int', repr: '0' }]);
  });
});

test('looking back gives what looking forward gave', () => {
  const inspector = createInspector({
    name: 'main.py',
    text: 'import time\nfor i in range(5):\n    time.sleep(0.2)\n',
  });
  const first = inspector.at(300_000_000);
  const later = inspector.at(700_000_000);
  expect(inspector.at(300_000_000)).toEqual(first);
  expect(inspector.at(700_000_000)).toEqual(later);
  expect(later).not.toEqual(first);
});

test('a program that is refused has nothing to look at', () => {
  expect(lookInto('while\n')).toEqual({
    timeNs: MOMENT_NS,
    running: [],
    runQueue: [],
    threads: [],
    resources: [],
    files: [],
    epolls: [],
    polls: [],
    completions: [],
    loops: [],
  });
});

test('the set of a thread that waits in select, and what completions have in hand, are shown', () => {
  const text = `
import asyncio, select, socket, threading
one, other = socket.socketpair()
threading.Thread(target=select.select, args=([one, other], [], [one]), daemon=True).start()
busy, _ = socket.socketpair()
busy.setblocking(False)
async def main():
    await asyncio.get_running_loop().sock_recv(busy, 10)
asyncio.run(main())
`;
  const machine = { asyncioLoop: 'proactor' } as const;
  const { polls, completions, threads } = createInspector(
    { name: 'main.py', text },
    { machine },
  ).at(MOMENT_NS);
  expect(polls.map(({ interest }) => interest.map(({ events }) => events))).toEqual([[3, 1]]);
  expect(threads.map(({ lane }) => lane)).toContain(polls[0]!.thread);
  expect(completions).toHaveLength(1);
  expect(completions[0]!.pending.map(({ call }) => call)).toEqual(['poll', 'recv']);
  expect(completions[0]!.done).toEqual([]);
  expect(completions[0]!.waiters).toHaveLength(1);
});

test('an epoll object shows what it watches, what is ready, and who waits', () => {
  const { epolls, threads } = lookInto(`
import select, socket, threading, time
pairs = [socket.socketpair() for _ in range(3)]
epoll, other = select.epoll(), select.epoll()
for one, _ in pairs:
    epoll.register(one, select.EPOLLIN)
pairs[2][1].send(b"x")
pairs[0][1].send(b"x")
other.register(pairs[1][0], select.EPOLLIN | select.EPOLLET)
threading.Thread(target=other.poll, daemon=True).start()
time.sleep(1)
`);
  const waiter = threads.find(({ state, cause }) => state === 'waiting' && cause === 'poll')!;
  const lanes = new Map(epolls[0]!.interest.map(({ descriptor, lane }) => [descriptor, lane]));
  expect(new Set(lanes.values()).size).toBe(3);
  const lane = (descriptor: number): number => lanes.get(descriptor)!;
  expect(epolls).toEqual([
    {
      process: expect.any(Number) as number,
      descriptor: 9,
      interest: [3, 5, 7].map((descriptor) => ({ descriptor, lane: lane(descriptor), events: 1 })),
      ready: [7, 3].map((descriptor) => ({ descriptor, lane: lane(descriptor) })),
      waiters: [],
    },
    {
      process: epolls[0]!.process,
      descriptor: 10,
      interest: [{ descriptor: 5, lane: lane(5), events: 2 ** 31 + 1 }],
      ready: [],
      waiters: [waiter.lane],
    },
  ]);
});
