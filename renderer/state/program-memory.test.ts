/** Each program finds its own standard input again. */
import { describe, expect, it } from 'vitest';

import type { OpenDocument, Origin } from './document.ts';
import { ProgramMemory } from './program-memory.ts';
import type { Store } from './store.ts';

function storeWith(value?: unknown): Store {
  const values = new Map([['standard-input', value]]);
  return { read: (name) => values.get(name), write: (name, written) => values.set(name, written) };
}

function document(origin: Origin, name = 'ask.py'): OpenDocument {
  return { source: { name, text: '' }, origin };
}

const scenario = document({ kind: 'scenario', id: 'threads/01_ask' });
const file = document({ kind: 'file', path: '/home/me/ask.py' });
const nameless = document({ kind: 'file', path: undefined });

describe('the memory of inputs', () => {
  it('keeps them apart by program', () => {
    const store = storeWith();
    const memory = new ProgramMemory(store, 'standard-input');
    memory.keep(scenario, 'one');
    memory.keep(file, 'two');
    memory.keep(nameless, 'three');
    memory.keep(scenario, 'four');
    const again = new ProgramMemory(store, 'standard-input');
    expect([scenario, file, nameless].map((program) => again.of(program))).toEqual([
      'four',
      'two',
      'three',
    ]);
  });

  it('forgets an empty one', () => {
    const store = storeWith();
    const memory = new ProgramMemory(store, 'standard-input');
    memory.keep(file, 'text');
    memory.keep(file, '');
    expect(memory.of(file)).toBe('');
    expect(store.read('standard-input')).toEqual([]);
  });

  it('lets the oldest go when it is full', () => {
    const memory = new ProgramMemory(storeWith(), 'standard-input');
    const programs = Array.from({ length: 41 }, (_, i) =>
      document({ kind: 'scenario', id: `s${i}` }),
    );
    for (const program of programs) memory.keep(program, 'x');
    expect(memory.of(programs[0]!)).toBe('');
    expect(memory.of(programs[1]!)).toBe('x');
    memory.keep(file, 'y'.repeat(399_990));
    expect(memory.of(file)).toHaveLength(399_990);
    expect(memory.of(programs[1]!)).toBe('');
    expect(memory.of(programs[40]!)).toBe('x');
  });

  it('does not keep what is too long, nor forgets the rest for it', () => {
    const memory = new ProgramMemory(storeWith(), 'standard-input');
    memory.keep(scenario, 'short');
    memory.keep(file, 'y'.repeat(400_001));
    expect(memory.of(file)).toBe('');
    expect(memory.of(scenario)).toBe('short');
  });

  it.each(['nonsense', [['a']], [[1, 2]], { a: 'b' }])('makes nothing of %j', (stored) => {
    expect(new ProgramMemory(storeWith(stored), 'standard-input').of(file)).toBe('');
  });
});
