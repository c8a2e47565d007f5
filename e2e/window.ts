/** The window as a user finds it: where things are, by their roles and names. */
import { readFileSync } from 'node:fs';

import { expect as expectSoon } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A busy machine may be ten times slower than an idle one, and its window is none the worse for it. */
export const expect = expectSoon.configure({ timeout: 15_000 });

export const FIRST_TITLE = 'Two CPU-bound threads share one GIL';

export class TimesliceWindow {
  readonly page: Page;
  readonly title: Locator;
  readonly catalogue: Locator;
  readonly chart: Locator;
  readonly lanes: Locator;
  readonly parameters: Locator;
  readonly problems: Locator;
  readonly playback: Locator;
  readonly time: Locator;
  readonly status: Locator;
  readonly why: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1 });
    this.catalogue = page.getByRole('region', { name: 'Library' });
    this.chart = page.getByRole('region', { name: 'Timeline of the run' });
    this.lanes = page.getByRole('tree', { name: 'Lanes' });
    this.parameters = page.getByRole('region', { name: 'Parameters' });
    this.problems = page.getByRole('region', { name: 'Problems' });
    this.playback = page.getByRole('contentinfo', { name: 'Playback' });
    this.time = this.playback.locator('output');
    this.status = page.getByRole('banner').getByRole('status');
    this.why = page.getByRole('status', { name: 'Why' });
  }

  /** Opens the window as one finds it on any day but the first. */
  static async open(
    page: Page,
    layout: { readonly folded?: readonly string[] } = {},
  ): Promise<TimesliceWindow> {
    await page.addInitScript((given) => {
      // Only once: what the window remembers itself comes after.
      if (localStorage.getItem('timeslice.layout') !== null) return;
      localStorage.setItem('timeslice.layout', JSON.stringify({ ...given, hintDismissed: true }));
    }, layout);
    return TimesliceWindow.openFirst(page);
  }

  static async openFirst(page: Page): Promise<TimesliceWindow> {
    const window = new TimesliceWindow(page);
    await page.goto('/');
    await expect(window.title).toHaveText(FIRST_TITLE);
    await window.finished();
    await expect(window.chart).toBeVisible();
    return window;
  }

  /** Which part of the run the chart shows: where the overview has its frame. */
  async shownPart(): Promise<string> {
    const frame = this.chart.getByRole('img', { name: 'The part that is shown' });
    return frame.evaluate((element) => {
      const { left, width } = element.getBoundingClientRect();
      return `${String(left)} ${String(width)}`;
    });
  }

  /** Chooses an entry of the File menu and takes what it downloads. */
  async exported(entry: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: 'File' }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
    const download = await downloading;
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  async openScenario(title: string): Promise<void> {
    await this.catalogue.getByRole('button', { name: title }).first().click();
    await expect(this.title).toHaveText(title);
    await this.finished();
  }

  /** Waits until the program that is open has run: the status of another one's run is not shown. */
  async finished(): Promise<void> {
    await expect(this.status).toHaveText(/^(?!.*Simulating)./);
  }

  /** Drops a file onto the window, as from the system's file manager. */
  async drop(name: string, content: string | readonly number[]): Promise<void> {
    const data = await this.page.evaluateHandle(
      ({ name: fileName, content: fileContent }) => {
        const transfer = new DataTransfer();
        const part =
          typeof fileContent === 'string' ? fileContent : Uint8Array.from(fileContent).buffer;
        transfer.items.add(new File([part], fileName));
        return transfer;
      },
      { name, content },
    );
    const body = this.page.locator('body');
    await body.dispatchEvent('dragenter', { dataTransfer: data });
    await body.dispatchEvent('dragover', { dataTransfer: data });
    await body.dispatchEvent('drop', { dataTransfer: data });
  }

  /** Drops a program and waits until it is the one that is open. */
  async run(name: string, text: string): Promise<void> {
    await this.drop(name, text);
    await expect(this.title).toHaveText(name);
  }

  /** Drags out a range in the chart, between two shares of its width. */
  async dragRange(from: number, to: number): Promise<void> {
    const area = (await this.chart.boundingBox())!;
    const y = area.y + area.height - 30;
    await this.page.mouse.move(area.x + area.width * from, y);
    await this.page.mouse.down();
    await this.page.mouse.move(area.x + area.width * to, y, { steps: 6 });
    await this.page.mouse.up();
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  lane(name: string): Locator {
    return this.lanes.getByRole('treeitem', { name, exact: true });
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true });
  }

  button(name: string): Locator {
    return this.playback.getByRole('button', { name, exact: true });
  }

  /** The playhead's time, which the playback bar tells to the nanosecond when pointed at. */
  async timeNs(): Promise<number> {
    const exact = await this.time.getAttribute('title');
    return Number(exact?.replaceAll(/[^\d]/g, ''));
  }

  /** The chart has no text field: a click on its heading takes the focus out of one. */
  async leaveFields(): Promise<void> {
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }
}
