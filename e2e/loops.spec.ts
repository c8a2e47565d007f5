/** Event loops: their lane, what they have to do at the playhead, what is said of a blocked one. */
import { test } from './shared-window.ts';
import { expect } from './window.ts';

const PROGRAM = `import asyncio
import time


async def nap():
    await asyncio.sleep(0.5)


async def main():
    asyncio.create_task(nap(), name="nap")
    await asyncio.sleep(0.1)
    time.sleep(0.2)
    await asyncio.gather(nap())


asyncio.run(main())
`;

test('a blocked loop is told of, and its state shows who awaits whom', async ({
  first: window,
}) => {
  await window.run('naps.py', PROGRAM);
  await window.finished();
  await expect(window.lane('event loop')).toBeVisible();
  const said = 'Task-1 (main) blocks the event loop of MainThread for 200 ms';
  await expect(window.problems).toContainText(said);
  await window.problems.getByRole('button', { name: / ms$/ }).click();
  expect(await window.timeNs()).toBeGreaterThan(100e6);
  await window.tab('State').click();
  const state = window.page.getByRole('tabpanel');
  await expect(state).toContainText('Event loop');
  await expect(state).toContainText('runs callbacks');
  await expect(state.getByRole('listitem').filter({ hasText: 'awaits sleep' })).toContainText(
    'nap',
  );
});

test('the threshold for a blocked loop is a setting of the machine', async ({ first: window }) => {
  await window.run('naps.py', PROGRAM);
  await window.finished();
  await expect(window.problems).toContainText('blocks the event loop');
  const threshold = window.parameters.getByRole('textbox', { name: 'Slow callback' });
  await threshold.fill('300');
  await threshold.press('Enter');
  await expect(window.problems).toBeHidden();
});
