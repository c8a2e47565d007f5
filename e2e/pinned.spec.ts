/** A run that is pinned, and what the next ones do differently. */
import { test } from './shared-window.ts';
import { FIRST_TITLE, expect } from './window.ts';

test('a run is pinned, and the next one is set against it', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('p');
  const panel = page.getByRole('tabpanel').getByRole('region', { name: 'Against the pinned run' });
  await expect(panel).toContainText('This run is pinned.');
  const workers = window.parameters.getByRole('textbox', { name: 'threads' });
  await workers.fill('4');
  await workers.press('Enter');
  const elapsed = panel.getByRole('row').filter({ hasText: 'Elapsed' });
  await expect(elapsed).toContainText('47.44 ms');
  await expect(elapsed).toContainText(/94\.\d+ ms/);
  await expect(elapsed).toContainText(/\+99\.\d%|\+100%/);
  await expect(panel.getByRole('status')).toContainText(/differ from 0\.\d+ ms on/);
  const first = panel.getByRole('button', { name: /ms$/ });
  await first.click();
  const timeNs = await window.timeNs();
  expect(timeNs).toBeGreaterThan(0);
  await page.keyboard.press('Home');
  await panel.getByRole('button', { name: 'Go to the first difference' }).click();
  expect(await window.timeNs()).toBe(timeNs);
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+P');
  expect(await window.timeNs()).toBe(timeNs);
  await expect(window.lane('worker 1')).toHaveAttribute('aria-selected', 'true');
  await panel.getByRole('button', { name: 'Unpin' }).click();
  await expect(panel).toBeHidden();
});

test('two runs have room for the longer one, and one alone has all of it', async ({
  first: window,
}) => {
  const { page, chart } = window;
  const frame = chart.getByRole('img', { name: 'The part that is shown' });
  const playhead = chart.getByRole('slider', { name: 'Playhead' });
  const shareOfPlayhead = async (): Promise<number> => {
    const [all, flag] = [(await frame.boundingBox())!, (await playhead.boundingBox())!];
    return (flag.x - all.x) / all.width;
  };
  await page.keyboard.press('p');
  const workers = window.parameters.getByRole('textbox', { name: 'threads' });
  await workers.fill('1');
  await workers.press('Enter');
  await expect(window.lane('worker 2')).toHaveCount(0);
  await window.leaveFields();
  await page.keyboard.press('End');
  // Half as long as the pinned one.
  await expect.poll(shareOfPlayhead).toBeLessThan(0.6);
  await page.keyboard.press('0');
  await expect.poll(shareOfPlayhead).toBeLessThan(0.6);
  await page.keyboard.press('p');
  await expect.poll(shareOfPlayhead).toBeGreaterThan(0.8);
});

test('the chart draws the pinned run below the lanes, on one scale', async ({ first: window }) => {
  const { page, chart } = window;
  const workers = window.parameters.getByRole('textbox', { name: 'threads' });
  const difference = chart.getByRole('button', { name: /^First difference from the pinned run/ });
  const draws = chart.getByRole('button', { name: 'Draw the pinned run below the lanes' });
  await workers.fill('3');
  await workers.press('Enter');
  await expect(window.lane('worker 3')).toBeVisible();
  await window.leaveFields();
  await page.keyboard.press('p');
  // Nothing can be compared yet.
  await expect(draws).toHaveCount(0);
  await workers.fill('2');
  await workers.press('Enter');
  await expect(window.lane('worker 3')).toHaveCount(0);
  await expect(difference).toBeVisible();
  await expect(draws).toHaveAttribute('aria-pressed', 'true');

  // Far to the right, where the shorter run has ended.
  const plot = (await chart.boundingBox())!;
  const x = plot.x + plot.width * 0.8;
  const ghost = window.lanes.getByRole('treeitem', { name: 'worker 3, only in the pinned run' });
  const tooltip = page.getByRole('tooltip');
  await window.lane('worker 1').click();
  await page.keyboard.press('ArrowDown');
  const own = (await window.lane('worker 2').boundingBox())!;
  await page.mouse.move(x, own.y + own.height / 2);
  await expect(tooltip).toContainText('worker 2: Not alive');
  await page.mouse.move(plot.x + plot.width * 0.4, own.y + own.height + 4);
  await expect(tooltip).toContainText(/In the pinned run: worker 2: (running|waits for GIL)/);
  await page.mouse.wheel(0, 1000);
  await expect(ghost).toBeInViewport();
  const alone = (await ghost.boundingBox())!;
  await page.mouse.move(x, alone.y + alone.height / 2);
  await expect(tooltip).toContainText(/In the pinned run: worker 3: /);

  await draws.click();
  await expect(draws).toHaveAttribute('aria-pressed', 'false');
  await expect(difference).toHaveCount(0);
  await expect(ghost).toHaveCount(0);
  await draws.click();
  await difference.click();
  expect(await window.timeNs()).toBeGreaterThan(0);
});

test('on another axis, the pinned run is bent along with the other', async ({ first: window }) => {
  const { page, chart } = window;
  const axis = chart.getByRole('combobox', { name: 'Time axis' });
  await page.keyboard.press('p');
  const workers = window.parameters.getByRole('textbox', { name: 'threads' });
  await workers.fill('1');
  await workers.press('Enter');
  await expect(window.lane('worker 2')).toHaveCount(0);
  await axis.selectOption({ label: 'By event' });
  const ghost = window.lanes.getByRole('treeitem', { name: 'worker 2, only in the pinned run' });
  const plot = (await chart.boundingBox())!;
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
  await page.mouse.wheel(0, 1000);
  const row = (await ghost.boundingBox())!;
  await page.mouse.move(plot.x + plot.width * 0.9, row.y + row.height / 2);
  // Its times are those of the run, not places on the axis.
  await expect(page.getByRole('tooltip')).toContainText(/In the pinned run: worker 2: /);
  await expect(page.getByRole('tooltip')).toContainText(/from [34]\d\.\d+ ms to 4\d\.\d+ ms/);
  await axis.selectOption({ label: 'Linear time' });
});

test('a pinned run is forgotten with its program', async ({ first: window }) => {
  const { page } = window;
  await page.keyboard.press('p');
  await expect(page.getByRole('region', { name: 'Against the pinned run' })).toBeVisible();
  await window.openScenario('One thread does it all');
  await expect(page.getByRole('region', { name: 'Against the pinned run' })).toBeHidden();
  await window.openScenario(FIRST_TITLE);
  await expect(page.getByRole('region', { name: 'Against the pinned run' })).toBeHidden();
});
