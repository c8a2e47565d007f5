/**
 * One window for many tests: a program that is opened finds nothing left of what was open before, and to
 * open a page takes longer than most of these tests. How the window is arranged stays, so that tests which
 * fold, resize or choose a theme open their own. After a test that fails there is a new window.
 */
import { test as base } from '@playwright/test';
import type { ViewportSize } from '@playwright/test';

import { FIRST_TITLE, TimesliceWindow } from './window.ts';

/** How the window is when it is opened. */
export interface WindowOptions {
  readonly viewport: ViewportSize;
  readonly folded?: readonly string[];
}

interface Shared {
  readonly options: WindowOptions;
  readonly window: TimesliceWindow;
}

interface Fresh {
  /** The shared window with the first scenario, as nobody has touched it. */
  readonly first: TimesliceWindow;
}

/** A busy machine opens it late. */
const OPENING_MS = 60_000;

export const test = base.extend<Fresh, Shared>({
  options: [{ viewport: { width: 1440, height: 900 } }, { option: true, scope: 'worker' }],
  window: [
    async ({ browser, options: { viewport, ...layout } }, use, { project }) => {
      const page = await browser.newPage({ ...project.use, viewport });
      await use(await TimesliceWindow.open(page, layout));
      await page.close();
    },
    { scope: 'worker', timeout: OPENING_MS },
  ],
  first: async ({ window }, use) => {
    await window.openScenario(FIRST_TITLE);
    await window.leaveFields();
    await use(window);
  },
});
