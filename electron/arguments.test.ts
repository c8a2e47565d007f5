/** Command lines of a packaged app, of a development start, and of a test tool. */
import path from 'node:path';

import { expect, test } from 'vitest';

import { filesOf } from './arguments.ts';

const HOME = path.resolve('/home/ada');

test.each<[string, string[], boolean, string[]]>([
  ['nothing', ['timeslice'], true, []],
  ['a relative file', ['timeslice', 'a.py'], true, [path.join(HOME, 'a.py')]],
  [
    'an absolute file',
    ['timeslice', path.join(HOME, 'x', 'a.py')],
    true,
    [path.join(HOME, 'x', 'a.py')],
  ],
  [
    'several',
    ['timeslice', 'a.py', 'b.toml'],
    true,
    [path.join(HOME, 'a.py'), path.join(HOME, 'b.toml')],
  ],
  [
    'options of Chromium',
    ['timeslice', '--no-sandbox', 'a.py', '--flag=1'],
    true,
    [path.join(HOME, 'a.py')],
  ],
  [
    'the folder of the app',
    ['electron', '/src/timeslice', 'a.py'],
    false,
    [path.join(HOME, 'a.py')],
  ],
  [
    'options before that folder',
    ['electron', '--inspect=0', '.', 'a.py'],
    false,
    [path.join(HOME, 'a.py')],
  ],
  ['the folder alone', ['electron', '.'], false, []],
  ['an empty word', ['timeslice', ''], true, []],
])('%s', (_title, argv, packaged, files) => {
  expect(filesOf(argv, packaged, HOME)).toEqual(files);
});
