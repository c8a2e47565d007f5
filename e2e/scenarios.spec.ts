/** One picture of the chart for each scenario, made by listing the folder; a test for each topic. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { test } from './shared-window.ts';
import { expect } from './window.ts';

const FOLDER = path.resolve(import.meta.dirname, '..', 'scenarios');

const scenarios = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^\d+_.*\.(py|toml)$/.test(entry.name))
  .map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const title = /^(?:# )?title = "(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? entry.name;
    const topic = path.basename(entry.parentPath);
    return { topic, title, picture: `${topic}-${entry.name.replace(/\.\w+$/, '')}.png` };
  })
  .sort((a, b) => (a.picture < b.picture ? -1 : 1));

// Small pictures: they are to show the shape of a run, and there are many of them.
test.use({
  options: { viewport: { width: 1024, height: 640 }, folded: ['parameters', 'details'] },
});

const ABOVE = `
  [aria-label="Problems"] { display: none; }
  [aria-label="Legend"] { overflow: hidden; height: 44px; }
`;

for (const topic of new Set(scenarios.map((scenario) => scenario.topic))) {
  test(`the charts of ${topic}`, async ({ window }) => {
    test.setTimeout(180_000);
    const { page } = window;
    // What stands above the chart is as high as the system's fonts make it, and the chart has the rest.
    await page.addStyleTag({ content: ABOVE });
    for (const { title, picture } of scenarios.filter((scenario) => scenario.topic === topic)) {
      await test.step(title, async () => {
        await window.catalogue.getByRole('button', { name: title }).first().click();
        await expect(window.title).toHaveText(title.replaceAll('`', ''));
        await expect(window.status).toContainText(/Completed|Deadlock|Uncaught exception/);
        await page.mouse.move(0, 0);
        await expect.soft(window.chart).toHaveScreenshot(picture, {
          // Names are in whatever font the system has; the bars are the same everywhere.
          mask: [window.lanes],
          maxDiffPixelRatio: 0.04,
        });
      });
    }
  });
}
