import { expect, it } from 'vitest';

import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';

import { resourceName } from './lane-name.ts';
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
