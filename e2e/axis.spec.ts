/** The kinds of the time axis: what is drawn moves, and times stay what they are. */
import { test } from '@playwright/test';

import { expect, TimesliceWindow } from './window.ts';

/** Three naps of a second each, with next to no work between them. */
const NAPS = 'import time\nfor i in range(3):\n    print("line", i)\n    time.sleep(1)\n';
const LINEAR = 'Linear time';
const IDLE = 'Without idle';
const EVENTS = 'By event';

async function openNaps(window: TimesliceWindow): Promise<void> {
  await window.run('naps.py', NAPS);
  await window.finished();
  await expect(window.playback).toContainText('of 3,000.');
}

/** Where the playhead stands, as a share of the width of the whole chart. */
async function playheadShare(window: TimesliceWindow): Promise<number> {
  const area = (await window.chart.boundingBox())!;
  const line = window.chart.getByRole('slider', { name: 'Playhead' }).locator('..');
  const { x } = (await line.boundingBox())!;
  return (x - area.x) / area.width;
}

function choice(window: TimesliceWindow): ReturnType<TimesliceWindow['chart']['getByRole']> {
  return window.chart.getByRole('combobox', { name: 'Time axis' });
}

test('another axis moves what is drawn, and not the time of the playhead', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await openNaps(window);
  await window.slider('Position of the playhead').fill('500');
  await window.leaveFields();
  const timeNs = await window.timeNs();
  expect(timeNs).toBeGreaterThan(1.4e9);
  const linear = await playheadShare(window);

  await page.keyboard.press('x');
  await expect(choice(window)).toHaveValue('idle');
  await expect.poll(() => playheadShare(window)).not.toBe(linear);
  const idle = await playheadShare(window);
  expect(await window.timeNs()).toBe(timeNs);

  await page.keyboard.press('x');
  await expect(choice(window)).toHaveValue('events');
  await expect.poll(() => playheadShare(window)).not.toBe(idle);
  expect(await window.timeNs()).toBe(timeNs);

  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('menuitem', { name: 'Time axis', exact: true }).hover();
  await page.getByRole('menuitemcheckbox', { name: 'Linear time axis' }).click();
  await expect(choice(window)).toHaveValue('linear');
  await expect.poll(() => playheadShare(window)).toBe(linear);
  expect(await window.timeNs()).toBe(timeNs);
});

test('pointing at a break tells how much time it leaves out', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await openNaps(window);
  await choice(window).selectOption(IDLE);
  // In the middle of the run is the middle of the second nap.
  await window.slider('Position of the playhead').fill('500');
  const flag = (await window.chart.getByRole('slider', { name: 'Playhead' }).boundingBox())!;
  const area = (await window.chart.boundingBox())!;
  const x = area.x + area.width * (await playheadShare(window));
  await page.mouse.move(x, flag.y - 6);
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toContainText('Left out here: 1 s in which no core works, from 1,000.');
  const lane = (await window.lane('MainThread').boundingBox())!;
  await page.mouse.move(x, lane.y + lane.height / 2);
  await expect(tooltip).toContainText('MainThread: sleeps');
  await expect(tooltip).toContainText('Left out here');
  await choice(window).selectOption(LINEAR);
  await page.mouse.move(x, flag.y - 6);
  await expect(tooltip).toBeHidden();
});

test('a range means the same times on every axis, and so do its statistics', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await openNaps(window);
  await choice(window).selectOption(EVENTS);
  await window.tab('Statistics').click();
  await window.dragRange(0.3, 0.9);
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText(/From .* to .*/);
  const statistics = await panel.innerText();
  for (const axis of [LINEAR, IDLE]) {
    await choice(window).selectOption(axis);
    await expect(panel).toHaveText(statistics, { useInnerText: true });
  }
});

test('zooming, and stepping from event to event, go along the axis', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await openNaps(window);
  await choice(window).selectOption(EVENTS);
  await window.leaveFields();
  const whole = await window.shownPart();
  const times: number[] = [];
  const places: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press('ArrowRight');
    times.push(await window.timeNs());
    places.push(await playheadShare(window));
  }
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('w');
  await expect.poll(() => window.shownPart()).not.toBe(whole);
  await page.keyboard.press('End');
  await expect.poll(() => playheadShare(window)).toBeLessThan(1);
  await page.keyboard.press('0');
  await expect.poll(() => window.shownPart()).toBe(whole);
});

test('the choice is remembered, and pictures follow it', async ({ page }) => {
  const window = await TimesliceWindow.open(page);
  await openNaps(window);
  const labels = async (): Promise<readonly string[]> => {
    const { bytes } = await window.exported('Export chart as SVG…');
    const texts = [...bytes.toString().matchAll(/<text[^>]*>([^<]*)<\/text>/g)];
    return texts.map(([, label]) => label!);
  };
  expect(await labels()).toContain('2.0 s');
  await choice(window).selectOption(EVENTS);
  expect(await labels()).not.toContain('2.0 s');
  await page.reload();
  await expect(choice(window)).toHaveValue('events');
});
