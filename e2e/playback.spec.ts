/** The clock: playing, scrubbing, stepping, and everything that follows it. */
import { test } from './shared-window.ts';
import { expect } from './window.ts';

test('it plays and pauses by the button', async ({ first: window }) => {
  const { page } = window;
  expect(await window.timeNs()).toBe(0);
  await window.button('Play').click();
  await expect.poll(() => window.timeNs()).toBeGreaterThan(1e6);
  await window.button('Pause').click();
  const at = await window.timeNs();
  await page.waitForTimeout(150);
  expect(await window.timeNs()).toBe(at);
});

test('it plays, pauses and goes backwards by Space', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('Space');
  await expect.poll(() => window.timeNs()).toBeGreaterThan(2e6);
  await page.keyboard.press('Space');
  const at = await window.timeNs();
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => window.timeNs()).toBeLessThan(at);
});

test('Space plays after a scenario was clicked', async ({ first: window }) => {
  const { page } = window;
  await window.openScenario('Two threads at once');
  await page.keyboard.press('Space');
  await expect.poll(() => window.timeNs()).toBeGreaterThan(0);
});

test('it stops at the end, and begins again from there', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('End');
  const endNs = await window.timeNs();
  await expect(window.playback).toContainText('end of the run');
  await page.keyboard.press('Space');
  await expect.poll(() => window.timeNs()).toBeLessThan(endNs / 2);
});

test('its speed goes by 1, 2, 5', async ({ first: window }) => {
  const { page } = window;
  const speed = window.slider('Speed');
  const before = await speed.getAttribute('aria-valuetext');
  await page.keyboard.press('>');
  await expect(speed).not.toHaveAttribute('aria-valuetext', before!);
  await page.keyboard.press('<');
  await expect(speed).toHaveAttribute('aria-valuetext', before!);
});

test('the mouse scrubs in the time ruler and on the playback bar', async ({ first: window }) => {
  const { page } = window;
  const flag = window.chart.getByRole('slider', { name: 'Playhead' });
  const from = (await flag.boundingBox())!;
  const area = (await window.chart.boundingBox())!;
  await page.mouse.move(from.x + 8, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.7, from.y + from.height / 2, { steps: 5 });
  await page.mouse.up();
  const scrubbed = await window.timeNs();
  expect(scrubbed).toBeGreaterThan(1e6);
  await window.slider('Position of the playhead').fill('250');
  await expect.poll(() => window.timeNs()).toBeLessThan(scrubbed);
});

test('keys go to the start, to the end, and from event to event', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('ArrowRight');
  const first = await window.timeNs();
  expect(first).toBeGreaterThan(0);
  await page.keyboard.press('.');
  const second = await window.timeNs();
  expect(second).toBeGreaterThan(first);
  await page.keyboard.press(',');
  expect(await window.timeNs()).toBe(first);
  await page.keyboard.press('End');
  const end = await window.timeNs();
  await page.keyboard.press('ArrowLeft');
  expect(await window.timeNs()).toBeLessThanOrEqual(end);
  await page.keyboard.press('Home');
  expect(await window.timeNs()).toBe(0);
});

test('with a lane selected, steps are those of the lane', async ({ first: window }) => {
  const { page } = window;
  await window.lane('worker 2').click();
  await page.keyboard.press('ArrowRight');
  await expect(window.why).toContainText('worker 2');
  const first = await window.timeNs();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const later = await window.timeNs();
  expect(later).toBeGreaterThan(first);
});

test('arrows walk over the lanes, Esc lets go', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(window.lanes.getByRole('treeitem', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(window.lanes.getByRole('treeitem', { selected: true })).toHaveCount(0);
});

test('the console follows, and a line of it leads to its time', async ({ first: window }) => {
  const { page } = window;
  await window.run(
    'three.py',
    'import time\nfor i in range(3):\n    print("line", i)\n    time.sleep(1)\n',
  );
  await window.tab('Console').click();
  const output = page.getByRole('list', { name: 'Output of the program' });
  await expect(output.getByRole('listitem')).toHaveCount(3);
  await output.getByText('line 2').click();
  await expect.poll(() => window.timeNs()).toBeGreaterThan(1.999e9);
});

test('the table of events says what happens, and leads there', async ({ first: window }) => {
  const { page } = window;
  await window.tab('Events').click();
  const table = page.getByRole('table', { name: 'Events' });
  const row = table.getByRole('row').filter({ hasText: 'worker 1 runs on' }).first();
  await expect(row).toBeVisible();
  await row.getByRole('button').click();
  await expect.poll(() => window.timeNs()).toBeGreaterThan(0);
  await expect(window.lane('worker 1')).toHaveAttribute('aria-selected', 'true');
  await expect(window.why).toContainText('worker 1 runs on');
});

test('the state panel shows stacks and variables at the playhead', async ({ first: window }) => {
  const { page } = window;
  await window.tab('State').click();
  await window.slider('Position of the playhead').fill('500');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('button', { name: /^add_squares/ }).first()).toBeVisible();
  await expect(panel.getByText('total', { exact: true }).first()).toBeVisible();
  await panel
    .getByText(/frames? of the library/)
    .first()
    .click();
});

test('the view zooms, pans and comes back by keys', async ({ first: window }) => {
  const { page } = window;
  await window.slider('Position of the playhead').fill('500');
  await window.leaveFields();
  const shown = (): Promise<string> => window.shownPart();
  const whole = await shown();
  for (let i = 0; i < 8; i++) await page.keyboard.press('w');
  await expect.poll(shown).not.toBe(whole);
  const zoomed = await shown();
  await page.keyboard.press('d');
  await expect.poll(shown).not.toBe(zoomed);
  await page.keyboard.press('0');
  await expect.poll(shown).toBe(whole);
});

test('a range is dragged, has its own statistics, is zoomed to, looped and let go', async ({
  first: window,
}) => {
  const { page } = window;
  await window.tab('Statistics').click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('Whole run');
  await window.dragRange(0.5, 0.7);
  await expect(panel).toContainText(/From .* to .*/);
  await page.keyboard.press('l');
  await expect(window.button('Loop the selected range')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Space');
  await expect.poll(() => window.timeNs()).toBeGreaterThan(1e6);
  await page.keyboard.press('Space');
  const whole = await window.shownPart();
  await page.keyboard.press('z');
  await expect.poll(() => window.shownPart()).not.toBe(whole);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(panel).toContainText('Whole run');
});

test('places are marked, found again, and the marks removed', async ({ first: window }) => {
  const { page } = window;
  await window.dragRange(0.5, 0.7);
  await page.keyboard.press('Shift+M');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await page.keyboard.press('m');
  const marks = window.chart.getByRole('button', { name: /^Mark \d/ });
  await expect(marks).toHaveCount(2);
  await page.keyboard.press('Home');
  await page.keyboard.press('m');
  await expect(marks).toHaveCount(2);
  await marks.first().click();
  expect(await window.timeNs()).toBeGreaterThan(1e6);
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('remove all marks');
  await page.keyboard.press('Enter');
  await expect(marks).toHaveCount(0);
});

test('it runs until something happens, of the selected lane if there is one', async ({
  first: window,
}) => {
  const { page } = window;
  const runUntil = async (name: string): Promise<void> => {
    await page.getByRole('menuitem', { name: 'Playback' }).click();
    await page.getByRole('menuitem', { name: 'Run until' }).hover();
    await page.getByRole('menuitem', { name }).click();
  };
  await runUntil('Run until the next forced GIL switch');
  const first = await window.timeNs();
  expect(first).toBeGreaterThan(4e6);
  await expect(window.lane('worker 1')).toHaveAttribute('aria-selected', 'true');
  await window.lane('worker 2').click();
  await runUntil('Run until a thread ends');
  expect(await window.timeNs()).toBeGreaterThan(first);
  await runUntil('Run until a deadlock');
  await expect(window.playback).toContainText('end of the run');
});

test('views are gone back to, and forward again', async ({ first: window }) => {
  const { page } = window;
  const seen = (): Promise<string> => window.shownPart();
  const whole = await seen();
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await page.waitForTimeout(800);
  const near = await seen();
  expect(near).not.toBe(whole);
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(seen).toBe(whole);
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(seen).toBe(near);
});

test('a bar is clicked, and its cause can be followed', async ({ first: window }) => {
  const { page } = window;
  await window.openScenario('The cure: everybody takes the locks in the same order');
  await window.slider('Position of the playhead').fill('300');
  await window.lane('B to A').click();
  await page.keyboard.press('ArrowLeft');
  await expect(window.why).toContainText('B to A waits for lock account_a');
  await expect(window.why).toContainText('A to B has it since');
  await page.keyboard.press('[');
  await expect(window.why).toContainText('A to B');
  await expect(window.lane('A to B')).toHaveAttribute('aria-selected', 'true');
});
