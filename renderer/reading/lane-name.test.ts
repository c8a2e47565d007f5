import { expect, it } from 'vitest';

import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { laneName, resourceName, shortLaneName } from './lane-name.ts';
import { sketchTrace } from './trace.test-support.ts';

const english = new Language('en', en);

it('says of a lock what it is, unless its name does', () => {
  const trace = sketchTrace({
    elapsedNs: 1,
    lanes: [
      { kind: 'lock', name: 'fork' },
      { kind: 'lock', name: 'lock 1' },
      { kind: 'pool', name: 'pool 2' },
    ],
  });
  expect(trace.lanes.map(({ id }) => resourceName(english, trace, id))).toEqual([
    'lock fork',
    'lock 1',
    'pool 2',
  ]);
});

it('tells lanes of one name apart by number, and processes by what they are', () => {
  const trace = sketchTrace({
    elapsedNs: 9,
    lanes: [
      { kind: 'process', name: 'shop.py' },
      { kind: 'thread', name: 'MainThread', parent: 0 },
      { kind: 'descriptor', name: 'fd 5', parent: 0 },
      { kind: 'descriptor', name: 'fd 5', parent: 0 },
      { kind: 'process', name: 'Process-1', born: 3 },
      { kind: 'thread', name: 'MainThread', parent: 4 },
      { kind: 'descriptor', name: 'fd 5', parent: 4 },
    ],
  });
  expect(trace.lanes.map(({ id }) => laneName(english, trace, id))).toEqual([
    'MainProcess',
    'MainThread of MainProcess',
    'fd 5',
    'fd 5 (2)',
    'Process-1',
    'MainThread of Process-1',
    'fd 5',
  ]);
});

it('calls a thread by its process where there is little room, and by its own name at home', () => {
  const trace = sketchTrace({
    elapsedNs: 9,
    lanes: [
      { kind: 'core', name: 'core 0' },
      { kind: 'process', name: 'shop.py' },
      { kind: 'thread', name: 'MainThread', parent: 1 },
      { kind: 'thread', name: 'clerk', parent: 1 },
      { kind: 'process', name: 'Process-1', born: 3 },
      { kind: 'thread', name: 'MainThread', parent: 4 },
      { kind: 'gil', name: 'GIL', parent: 4 },
      { kind: 'thread', name: 'clerk', parent: 4 },
    ],
  });
  const fromCore = [2, 3, 5, 7].map((lane) => shortLaneName(english, trace, lane, 0));
  expect(fromCore).toEqual([
    'MainProcess',
    'clerk of MainProcess',
    'Process-1',
    'clerk of Process-1',
  ]);
  expect(shortLaneName(english, trace, 5, 6)).toBe('MainThread');
});

it('calls programs that run side by side by their files', () => {
  const trace = sketchTrace({
    elapsedNs: 9,
    lanes: [
      { kind: 'process', name: 'server.py' },
      { kind: 'thread', name: 'MainThread', parent: 0 },
      { kind: 'process', name: 'client.py' },
      { kind: 'thread', name: 'MainThread', parent: 2 },
    ],
  });
  expect(trace.lanes.map(({ id }) => laneName(english, trace, id))).toEqual([
    'server.py',
    'MainThread of server.py',
    'client.py',
    'MainThread of client.py',
  ]);
});
