/** Which files make a build stale. */
import { expect, test } from 'vitest';

import { NOT_BUILT } from './targets.mjs';

test.each(['renderer/App.svelte', 'simulator/index.ts', 'scenarios/gil/01_a.py', 'a/b.toml'])(
  '%s is built',
  (file) => {
    expect(file).not.toMatch(NOT_BUILT);
  },
);

test.each([
  'simulator/base/heap.test.ts',
  'simulator/README.md',
  'scenarios/gil/01_a.out',
  'scenarios/gil/01_a.trace',
  'simulator/tsconfig.json',
  'simulator/tsconfig.test.json',
  'scenarios/__pycache__/a.pyc',
])('%s is not', (file) => {
  expect(file).toMatch(NOT_BUILT);
});
