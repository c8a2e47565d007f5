/** Bad input of every kind: a clear message, and the app goes on. */
import { test } from './shared-window.ts';
import { FIRST_TITLE, TimesliceWindow, expect } from './window.ts';

/** A program, and what the window says about it. */
const PROGRAMS: readonly {
  readonly what: string;
  readonly text: string;
  readonly says: readonly (string | RegExp)[];
  readonly status: string;
}[] = [
  {
    what: 'a syntax error',
    text: 'x = 1\nwhile x\n    x += 1\n',
    says: [/line 2/],
    status: 'Cannot run',
  },
  {
    what: 'an unknown module',
    text: 'import pandas\n',
    says: [/ModuleNotFoundError/, /pandas/],
    status: 'Uncaught exception',
  },
  {
    what: 'a broken header',
    text: '# /// timeslice\n# title = "half a\n# ///\nprint(1)\n',
    says: [/line 2/],
    status: 'Cannot run',
  },
  {
    what: 'an uncaught exception',
    text: 'def divide(a, b):\n    return a / b\n\ndivide(1, 0)\n',
    says: [/ZeroDivisionError: division by zero/],
    status: 'Uncaught exception',
  },
  {
    what: 'a program that ends itself',
    text: 'import sys\nsys.exit(3)\n',
    says: [/exit code 3|SystemExit/],
    status: '',
  },
  {
    what: 'endless recursion',
    text: 'def f(n):\n    return f(n + 1)\n\nf(0)\n',
    says: [/RecursionError/],
    status: 'Uncaught exception',
  },
  {
    what: 'a memory bomb',
    text: 'x = [0] * 10**10\n',
    says: [/MemoryError/],
    status: 'Uncaught exception',
  },
];

test('what is wrong with a program is told with its place, and the app goes on', async ({
  window,
}) => {
  test.setTimeout(120_000);
  for (const { what, text, says, status } of PROGRAMS) {
    await test.step(what, async () => {
      await window.run('bad.py', text);
      for (const part of says) await expect(window.problems).toContainText(part);
      await expect(window.status).toContainText(status);
      // The text is there to be looked at, and the app goes on.
      await expect(
        window.page.getByRole('textbox', { name: 'Source of the program' }),
      ).toContainText(text.split('\n')[0]!);
      await window.openScenario(FIRST_TITLE);
      await expect(window.problems).toBeHidden();
      await expect(window.lane('worker 1')).toBeVisible();
    });
  }
});

test('a construct that is not known leads to its line', async ({ window }) => {
  await window.run('later.py', 'import time\n\nWORKERS = 2\ntype Point = tuple[int, int]\n');
  await expect(window.status).toContainText('Cannot run');
  const place = window.problems.getByRole('button', { name: /line 4/ });
  await place.click();
  await expect(window.page.locator('.line-asked')).toContainText('type Point');
});

test('a traceback stands in the console, in red, and the problem leads there', async ({
  window,
}) => {
  await window.run('oops.py', 'print("before")\nraise ValueError("oops")\n');
  await window.problems.getByRole('button', { name: /traceback/ }).click();
  const output = window.page.getByRole('list', { name: 'Output of the program' });
  await expect(output).toContainText('Traceback (most recent call last):');
  await expect(output).toContainText('ValueError: oops');
});

test('an exception in another thread is told, and the program goes on', async ({ window }) => {
  await window.run(
    'thread.py',
    [
      'import threading',
      'def fail():',
      '    raise KeyError("gone")',
      't = threading.Thread(target=fail, name="unlucky")',
      't.start()',
      't.join()',
      'print("main goes on")',
    ].join('\n'),
  );
  await expect(window.problems).toContainText('unlucky');
  await expect(window.problems).toContainText('KeyError');
  await expect(window.status).toContainText('Completed');
});

test('a deadlock is told with its cycle, and its links lead there', async ({ window }) => {
  await window.catalogue.getByRole('button', { name: /^Deadlock/ }).click();
  await expect(window.status).toContainText('Deadlock');
  await expect(window.problems).toContainText(/Deadlock at .*: \d threads can never run again/);
  const cycle = window.problems.getByRole('listitem');
  await expect(cycle.first()).toContainText(/waits for lock .* held by/);
  await cycle.first().getByRole('button').first().click();
  await expect(window.why).toContainText('waits for lock');
  await expect.poll(() => window.timeNs()).toBeGreaterThan(0);
});

test('in a low window a report is its title until one asks for more', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 640 });
  const window = await TimesliceWindow.open(page);
  await window.openScenario('Deadlock: two locks, taken in opposite order');
  const cycle = window.problems.getByText('B to A waits for lock account_a');
  await expect(window.problems).toContainText('3 threads can never run again');
  await expect(cycle).toBeHidden();
  await window.problems.getByRole('button', { name: 'More' }).click();
  await expect(cycle).toBeVisible();
  await window.problems.getByRole('button', { name: 'Less' }).click();
  await expect(cycle).toBeHidden();
});

test('an endless loop ends at a limit, with what it did until then', async ({ window }) => {
  await window.run('endless.py', 'print("here we go")\nwhile True:\n    pass\n');
  await expect(window.status).toContainText('Stopped at a limit');
  await expect(window.problems).toContainText('Stopped after');
  await window.tab('Console').click();
  await expect(window.page.getByRole('list', { name: 'Output of the program' })).toContainText(
    'here we go',
  );
});

test('an endless program is stopped as by Ctrl-C, and what it did until then is kept', async ({
  window,
}) => {
  await window.drop('endless.py', 'print("begins")\nn = 0\nwhile True:\n    n += 1\n');
  await window.status.getByRole('button', { name: 'Stop' }).click();
  await expect(window.status).toContainText('Stopped');
  await expect(window.problems).toContainText(/You stopped the program at .* MainThread/);
  await expect(window.lane('MainThread')).toBeVisible();
  await window.problems.getByRole('button', { name: 'Show the traceback' }).click();
  const output = window.page.getByRole('list', { name: 'Output of the program' });
  await expect(output).toContainText('begins');
  await expect(output).toContainText('KeyboardInterrupt');
  // Whoever looks into the run finds the program where it was stopped.
  await window.page.keyboard.press('End');
  await window.page.keyboard.press('ArrowLeft');
  await window.tab('State').click();
  await expect(window.page.getByRole('tabpanel').getByText('n', { exact: true })).toBeVisible();
  await window.openScenario('Two threads at once');
  await expect(window.status).toContainText('Completed');
});

test('a program that catches Ctrl-C is stopped by a second press', async ({ window }) => {
  const program = [
    'n = 0',
    'while True:',
    '    try:',
    '        while True:',
    '            n += 1',
    '    except KeyboardInterrupt:',
    '        print("not me")',
  ].join('\n');
  // On a busy machine the second press may come before the program had its turn after the first.
  await expect(async () => {
    await window.openScenario(FIRST_TITLE);
    await window.drop('stubborn.py', program);
    await window.status.getByRole('button', { name: 'Stop' }).click();
    await window.status.getByRole('button', { name: 'Stop now' }).click();
    await expect(window.problems).toContainText(/went on after that/);
    await window.tab('Console').click();
    const output = window.page.getByRole('list', { name: 'Output of the program' });
    await expect(output).toContainText('not me', { timeout: 2000 });
  }).toPass();
});

/** Files that are no programs. */
const FILES: readonly {
  readonly what: string;
  readonly name: string;
  readonly content: string | readonly number[];
  readonly says: string;
}[] = [
  {
    what: 'a binary file',
    name: 'picture.py',
    content: [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13],
    says: 'picture.py is not a text file.',
  },
  {
    what: 'a file of 5 MB',
    name: 'huge.py',
    content: '#'.repeat(5_000_000),
    says: 'huge.py is too large: 5 MB; a file may have 1 MB.',
  },
];

test('what is no program is refused, and what was open stays', async ({ window }) => {
  await window.openScenario(FIRST_TITLE);
  for (const { what, name, content, says } of FILES) {
    await test.step(what, async () => {
      await window.drop(name, content);
      await expect(window.problems).toContainText(says);
      await expect(window.title).toHaveText(FIRST_TITLE);
      await window.problems.getByRole('button', { name: 'Dismiss' }).click();
      await expect(window.problems).toBeHidden();
    });
  }
});

test('an empty file is a program that does nothing', async ({ window }) => {
  await window.run('empty.py', '');
  await expect(window.status).toContainText('Completed');
});

test('what troubles a run that completes is told, marked, and leads there', async ({ window }) => {
  await window.openScenario('The convoy effect: a short wait becomes a long one');
  await expect(window.status).toContainText('Completed');
  await expect(window.problems).toContainText(/GIL convoy: server computes for .* 6 times/);
  await window.problems.getByRole('button', { name: /ms$/ }).click();
  await expect.poll(() => window.timeNs()).toBeGreaterThan(0);
  await window.tab('Events').click();
  await expect(window.page.getByRole('table', { name: 'Events' })).toContainText(
    'GIL convoy: server',
  );
});
