/** Job tables and their scheduler: edited, compared, predicted, and replaced by the learner. */
import type { Locator } from '@playwright/test';

import { test } from './shared-window.ts';
import { expect } from './window.ts';
import type { TimesliceWindow } from './window.ts';

const TABLE = `[machine]
cores = 1
policy = "fifo"
context_switch = "0us"

[[job]]
name = "A"
bursts = "cpu 30ms"

[[job]]
name = "B"
bursts = "cpu 20ms"

[[job]]
name = "C"
bursts = "cpu 10ms"
`;

const LOCKS = `[machine]
cores = 2
policy = "fifo"
context_switch = "0us"

[[job]]
name = "A"
bursts = "cpu 20ms holding bus"

[[job]]
name = "B"
bursts = "cpu 20ms holding bus, cpu 10ms"
`;

/** One thread after the other, each started when the one before has ended. */
const THREADS = `# /// timeslice
# [machine]
# cores = 1
# gil = false
# policy = "round-robin"
# quantum = "200us"
# ///
import threading
def work():
    for _ in range(20_000):
        pass
def both(*names):
    threads = [threading.Thread(target=work, name=name) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
both('ann', 'bob')
both('eve', 'joe')
`;

/** With slices of 4 ms, whoever of them is last is chosen again and again. */
const DECISIONS = 8;

async function openTable(window: TimesliceWindow, text = TABLE, takes = '60 ms'): Promise<void> {
  await window.run('jobs.toml', text);
  // Who has followed a link to a line finds every table as its text.
  await window.page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(window.status).toContainText(takes);
}

async function enterScheduling(window: TimesliceWindow, mode: string): Promise<void> {
  await window.tab('Scheduler').click();
  await window.page.getByLabel('Who decides').selectOption(mode);
}

function question(window: TimesliceWindow): Locator {
  return window.page.getByRole('region', { name: 'The next decision' });
}

test('a burst is made shorter in the chart, and the table is saved', async ({ first: window }) => {
  const { page } = window;
  await openTable(window);
  const bursts = page.getByRole('textbox', { name: 'bursts of A' });
  await expect(bursts).toHaveValue('cpu 30ms');
  const end = (await window.chart.locator('.handle').first().boundingBox())!;
  const y = end.y + end.height / 2;
  await page.mouse.move(end.x + end.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(end.x - 60, y, { steps: 4 });
  await page.mouse.up();
  await expect(bursts).not.toHaveValue('cpu 30ms');
  await expect(window.status).not.toContainText('60 ms');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as…' }).click();
  expect((await downloading).suggestedFilename()).toBe('jobs.toml');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(bursts).toHaveValue('cpu 30ms');
});

test('a burst that holds a lock is made shorter in the chart, also where it was waited for', async ({
  first: window,
}) => {
  const { page } = window;
  await openTable(window, LOCKS, '50 ms');
  const bursts = page.getByRole('textbox', { name: 'bursts of B' });
  const handles = window.chart.locator('.handle');
  // Of A the burst with the lock, and the two of B that come after it has waited.
  await expect(handles).toHaveCount(3);
  const end = (await handles.nth(1).boundingBox())!;
  const y = end.y + end.height / 2;
  await page.mouse.move(end.x + end.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width / 2 - 60, y, { steps: 4 });
  await expect(window.chart.locator('.ghost')).toContainText(/^cpu \d+/);
  await page.mouse.up();
  await expect(bursts).toHaveValue(/^cpu 1\d(\.\d+)?ms holding bus, cpu 10ms$/);
  await expect(window.status).not.toContainText('50 ms');
});

test('who predicts sees nothing of what comes', async ({ first: window }) => {
  const { page } = window;
  await openTable(window);
  await enterScheduling(window, 'Predict, then reveal');
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: 'A', exact: true }).click();
  await expect(panel).toContainText('1 of 1 right');
  await expect.poll(() => window.timeNs()).toBe(29_999_999);
  await page.keyboard.press('End');
  expect(await window.timeNs()).toBe(29_999_999);
  await expect(window.status).not.toContainText('60 ms');
  await window.tab('Statistics').click();
  await expect(panel).toContainText('what comes is hidden');
  await window.tab('Events').click();
  await expect(panel.getByRole('row').last()).toBeVisible();
  await expect(panel).not.toContainText('30.000 ms');
  await window.tab('Scheduler').click();
  await question(window).getByRole('button', { name: 'C', exact: true }).click();
  await expect(panel).toContainText('Not C.');
  await expect(window.status).toContainText('60 ms');
});

test('who predicts does not know who is yet to be born', async ({ first: window }) => {
  const { page } = window;
  await window.run('threads.py', THREADS);
  await expect(window.lanes).toContainText('joe');
  await enterScheduling(window, 'Predict, then reveal');
  await expect(question(window)).toBeVisible();
  await expect(window.lanes).toContainText('ann');
  await expect(window.lanes).not.toContainText('joe');
  await window.tab('State').click();
  await expect(page.getByRole('tabpanel')).not.toContainText('joe');
  await page.getByRole('menuitem', { name: 'Run' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Predict the scheduler' }).click();
  await expect(window.lanes).toContainText('joe');
});

test('who is the scheduler is asked until the run is over, and saves the schedule', async ({
  first: window,
}) => {
  const { page } = window;
  await openTable(window);
  await enterScheduling(window, 'Be the scheduler');
  const panel = page.getByRole('tabpanel');
  for (let turn = 0; turn < DECISIONS; turn++) {
    await expect(panel).toContainText('Who shall run next?');
    await question(window).getByRole('button').last().click();
    await expect(panel.getByRole('listitem')).toHaveCount(turn + 1);
  }
  const downloading = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save schedule…' }).click();
  expect((await downloading).suggestedFilename()).toBe('jobs.schedule');
  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(DECISIONS - 1);
});

test('every policy is run on the table, and one of them is chosen', async ({ first: window }) => {
  const { page } = window;
  await openTable(window);
  await page.getByRole('menuitem', { name: 'Run' }).click();
  await page.getByRole('menuitem', { name: 'Compare all policies' }).click();
  const dialog = page.getByRole('dialog', { name: 'All policies on this program' });
  await expect(dialog.getByRole('status')).toHaveText('Click a policy to run it.');
  await dialog.getByRole('button', { name: /^Shortest job first/ }).click();
  await expect(page.getByLabel('Scheduling policy', { exact: true })).toHaveValue('sjf');
});
