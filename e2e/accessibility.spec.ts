/** Names, roles, focus and contrast of everything in the window, in both themes. */
import type { Page } from '@playwright/test';

import { test } from './shared-window.ts';
import { FIRST_TITLE, TimesliceWindow, expect } from './window.ts';

/** WCAG 2, level AA. */
const CONTRAST_MIN = 4.5;

type Step = (window: TimesliceWindow) => Promise<void>;

/**
 * States of the window that together show nearly everything there is. Those of a journey are reached
 * one after another, and each is looked at in both themes.
 */
const JOURNEYS: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  'a run and what is picked in it': {
    'the first scenario': async (window) => {
      await window.slider('Position of the playhead').fill('450');
      await window.tab('State').click();
      await expect(window.page.getByRole('tabpanel')).toContainText('add_squares');
    },
    'a range and its statistics': async (window) => {
      await window.dragRange(0.5, 0.7);
      await window.tab('Statistics').click();
    },
    'a pinned run against the next': async (window) => {
      await window.page.keyboard.press('p');
      const threads = window.parameters.getByRole('textbox', { name: 'threads' });
      await threads.fill('1');
      await threads.press('Enter');
      await window.leaveFields();
      const panel = window.page.getByRole('region', { name: 'Against the pinned run' });
      await expect(panel).toContainText('the pinned one');
      await expect(window.lanes).toContainText('pinned');
    },
    'the events of a lane': async (window) => {
      await window.page.keyboard.press('p');
      await window.lane('worker 1').click();
      await window.tab('Events').click();
    },
    'a picked state, and marks': async (window) => {
      await window.page.getByRole('button', { name: 'waits for GIL' }).click();
      await window.page.keyboard.press('m');
      await window.page.keyboard.press('End');
      await window.page.keyboard.press('Shift+M');
    },
  },
  'what goes wrong': {
    'a deadlock': (window) => window.openScenario('Deadlock: two locks, taken in opposite order'),
    'an uncaught exception in the console': async (window) => {
      await window.run('oops.py', 'print("before")\nraise ValueError("oops")\n');
      await window.problems.getByRole('button', { name: 'Show the traceback' }).click();
    },
    'a syntax error': (window) => window.run('bad.py', 'while\n'),
  },
  'what opens and closes': {
    'a search without a match': async (window) => {
      await window.catalogue.getByRole('searchbox').fill('zebra crossing');
      await window.leaveFields();
    },
    'the palette': (window) => window.page.keyboard.press('Control+Shift+P'),
    'the help': async (window) => {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('?');
    },
    'a sweep': async (window) => {
      await window.page.keyboard.press('Escape');
      await window.page.getByRole('menuitem', { name: 'Run', exact: true }).click();
      await window.page.getByRole('menuitem', { name: 'Sweep a number' }).click();
      await expect(window.page.getByRole('dialog').getByRole('status')).toContainText('knee', {
        timeout: 60_000,
      });
    },
    'an open menu': async (window) => {
      await window.page.keyboard.press('Escape');
      await window.page.getByRole('menuitem', { name: 'View' }).click();
      await window.page.getByRole('menuitem', { name: 'Panes' }).hover();
    },
  },
};

/** Texts whose contrast with what is behind them is too low. Disabled controls may be pale. */
function paleTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate((contrastMin) => {
    type Color = readonly [red: number, green: number, blue: number, alpha: number];
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
    // Reading a pixel back is slow, and a page has few colours.
    const known = new Map<string, Color>();
    function parse(css: string): Color {
      const color = known.get(css) ?? read(css);
      known.set(css, color);
      return color;
    }
    function read(css: string): Color {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return [red!, green!, blue!, alpha! / 255];
    }
    function over([r, g, b, a]: Color, [r2, g2, b2]: Color): Color {
      return [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
    }
    function luminance([red, green, blue]: Color): number {
      const light = [red, green, blue].map((component) => {
        const share = component / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * light[0]! + 0.7152 * light[1]! + 0.0722 * light[2]!;
    }
    /** What is painted behind an element, from the page upwards. */
    function background(element: Element): Color {
      const parent = element.parentElement;
      const below: Color = parent === null ? [255, 255, 255, 1] : background(parent);
      return over(parse(getComputedStyle(element).backgroundColor), below);
    }
    function opacity(element: Element | null): number {
      if (element === null) return 1;
      return Number(getComputedStyle(element).opacity) * opacity(element.parentElement);
    }
    const found = new Set<string>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement!;
      const text = node.textContent!.trim();
      if (text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest(':disabled, [aria-hidden="true"], .visually-hidden, style, script'))
        continue;
      const style = getComputedStyle(element);
      const ground = background(element);
      const [r, g, b, a] = parse(style.color);
      const ink = over([r, g, b, a * opacity(element)], ground);
      const [dark, light] = [luminance(ink), luminance(ground)].sort((x, y) => x - y);
      const contrast = (light! + 0.05) / (dark! + 0.05);
      if (contrast < contrastMin) {
        found.add(`${contrast.toFixed(2)}: “${text.slice(0, 40)}” in ${element.className}`);
      }
    }
    return [...found];
  }, CONTRAST_MIN);
}

/** Controls that say nothing to a screen reader, and ids that are not unique. */
function nameless(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, summary, a, [role="slider"], [role="tab"], [role="tree"], [role="treeitem"], [role="table"], [role="separator"][tabindex], [role="scrollbar"], [role="menu"], [role="dialog"], dialog, [role="region"], [role="group"], nav, [contenteditable="true"]',
    );
    const found: string[] = [];
    for (const control of controls) {
      const labelledBy = control.getAttribute('aria-labelledby');
      const label =
        control.getAttribute('aria-label') ??
        (labelledBy === null ? undefined : document.getElementById(labelledBy)?.textContent) ??
        (control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : undefined) ??
        (control.matches('button, summary, a, [role="treeitem"], [role="tab"]')
          ? control.textContent
          : undefined);
      if (!label?.trim()) found.push(control.outerHTML.slice(0, 120));
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return [...found, ...ids.filter((id, index) => ids.indexOf(id) !== index)];
  });
}

function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

for (const [journey, states] of Object.entries(JOURNEYS)) {
  test(`${journey}: in both themes texts are dark enough on their ground, and every control has a name`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    // Without motion a theme is there at once; the window follows the system's.
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    const window = await TimesliceWindow.open(page);
    for (const [name, reach] of Object.entries(states)) {
      await test.step(name, async () => {
        await page.emulateMedia({ colorScheme: 'light' });
        await reach(window);
        await page.mouse.move(0, 0);
        expect.soft(await paleTexts(page), `${name}, light`).toEqual([]);
        expect.soft(await nameless(page), name).toEqual([]);
        const light = await ground(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect.poll(() => ground(page)).not.toBe(light);
        expect.soft(await paleTexts(page), `${name}, dark`).toEqual([]);
        expect.soft(await nameless(page), name).toEqual([]);
      });
    }
    await page.close();
  });
}

test('Tab goes round the whole window, and the focus can be seen wherever it is', async ({
  page,
}) => {
  await TimesliceWindow.open(page);
  await page.evaluate(() => document.body.focus());
  const seen = new Map<string, boolean>();
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(async () => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      // The ring of some is drawn on what they stand in, or on a pseudo-element of their own.
      const look = (): string =>
        [element, element.parentElement!, element.parentElement!.parentElement!]
          .flatMap((part) => [getComputedStyle(part), getComputedStyle(part, '::after')])
          .map(({ outline, boxShadow, background }) => [outline, boxShadow, background].join())
          .join();
      // The editor learns of it a little later, both that it has the focus and that it has lost it.
      const changes = async (from: string): Promise<boolean> => {
        for (let tries = 0; tries < 40 && look() === from; tries += 1) {
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        return look() !== from;
      };
      const before = look();
      element.blur();
      const left = await changes(before);
      const without = look();
      element.focus();
      const shown = left || (await changes(without));
      const { x, y } = element.getBoundingClientRect();
      const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return { id: `${element.tagName} ${label.trim().slice(0, 30)} ${x},${y}`, shown };
    });
    if (focus === undefined || seen.has(focus.id)) break;
    seen.set(focus.id, focus.shown);
  }
  expect(seen.size).toBeGreaterThan(40);
  expect([...seen].filter(([, shown]) => !shown).map(([id]) => id)).toEqual([]);
});

test('the playhead is a slider that says where it stands', async ({ first: window }) => {
  const { page } = window;
  const playhead = window.chart.getByRole('slider', { name: 'Playhead' });
  await playhead.focus();
  await page.keyboard.press('ArrowRight');
  await expect(playhead).toHaveAttribute('aria-valuetext', /ms$/);
  expect(Number(await playhead.getAttribute('aria-valuenow'))).toBe(await window.timeNs());
  expect(await window.timeNs()).toBeGreaterThan(0);
});

test('who wants no motion gets none', async ({ browser }) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  const window = await TimesliceWindow.open(page);
  await page.keyboard.press('End');
  const before = await window.shownPart();
  await page.keyboard.press('w');
  // In the very next frame the view is where it will stay.
  const zoomed = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        requestAnimationFrame(() => {
          const frame = document.querySelector('[aria-label="The part that is shown"]')!;
          const { left, width } = frame.getBoundingClientRect();
          resolve(`${String(left)} ${String(width)}`);
        });
      }),
  );
  expect(zoomed).not.toBe(before);
  await page.waitForTimeout(300);
  expect(await window.shownPart()).toBe(zoomed);
  const durations = await page.evaluate(() =>
    [...document.querySelectorAll('*')].map((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return `${transitionDuration} ${animationDuration}`;
    }),
  );
  expect(new Set(durations)).toEqual(new Set(['0s 0s']));
  await page.close();
});

test('Tab passes the library in one step, and arrows move within it', async ({ first: window }) => {
  const { page, catalogue } = window;
  await catalogue.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
  const entry = (title: string) => catalogue.getByRole('button', { name: title }).first();
  await expect(entry(FIRST_TITLE)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entry('One thread does it all')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(catalogue.getByRole('button', { name: 'Open file' })).toBeFocused();
  await window.openScenario('One thread does it all');
  await page.keyboard.press('ArrowDown');
  await expect(window.why).toContainText('core 0');
});
