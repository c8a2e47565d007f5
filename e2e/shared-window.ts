/**
 * One window for many tests, each of which opens a program of its own: what was open before leaves nothing
 * behind in the window, and to open a page takes longer than most of these tests. After a test that fails
 * there is a new one.
 */
import { test as base } from '@playwright/test';
import type { ViewportSize } from '@playwright/test';

import { TimesliceWindow } from './window.ts';

/** How the window is when it is opened. */
export interface WindowOptions {
  readonly viewport: ViewportSize;
  readonly folded?: readonly string[];
}

interface Shared {
  readonly options: WindowOptions;
  readonly window: TimesliceWindow;
}

/** A busy machine opens it late. */
const OPENING_MS = 60_000;

export const test = base.extend<object, Shared>({
  options: [{ viewport: { width: 1440, height: 900 } }, { option: true, scope: 'worker' }],
  window: [
    async ({ browser, options: { viewport, ...layout } }, use, { project }) => {
      const page = await browser.newPage({ ...project.use, viewport });
      await use(await TimesliceWindow.open(page, layout));
      await page.close();
    },
    { scope: 'worker', timeout: OPENING_MS },
  ],
});
