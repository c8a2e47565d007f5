import { expect, it } from 'vitest';

import { createInspector } from '../../simulator/index.ts';

import { programFiles } from './program-files.ts';

const PROGRAM = `import os
import time
os.mkdir("empty")
os.makedirs("data/days")
with open("data/days/monday.txt", "w") as file:
    file.write("rain")
with open("/tmp/scratch", "wb") as file:
    file.write(bytes([0, 255]))
time.sleep(1)
os.remove("/tmp/scratch")
time.sleep(1)
`;

it('lists what the program has made, under the names it uses, as it is at that time', () => {
  const inspector = createInspector({ name: 'main.py', text: PROGRAM });
  const at = (timeNs: number) =>
    programFiles(inspector.at(timeNs).files).map(({ name, file }) => [name, file.text]);
  expect(at(0)).toEqual([]);
  expect(at(500e6)).toEqual([
    ['data/days/monday.txt', 'rain'],
    ['empty', undefined],
    ['/tmp/scratch', undefined],
  ]);
  expect(at(1500e6).map(([name]) => name)).toEqual(['data/days/monday.txt', 'empty']);
});
