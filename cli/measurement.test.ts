import { expect, it } from 'vitest';

import { measure } from './measurement.ts';

it('a table that cannot be used is refused with its place, and measured as nothing', () => {
  const source = { name: 'bad.toml', text: '[[job]]\nname = "A"\nbursts = "cpu ten"\n' };
  const measured = measure({ source, request: { assignments: [], options: {} } }, {});
  expect(measured).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^bad\.toml:3:1: "cpu ten" is no burst/) as string,
  });
});
