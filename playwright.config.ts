/**
 * End-to-end tests: the built page, served on loopback as `npm start` serves it, in Chromium. Run them
 * with `npm test`, or by `npx playwright test` when the build is fresh.
 */
import { defineConfig } from '@playwright/test';

import { CHROMIUM_FLAGS, findChromium } from './scripts/lib/chromium.mjs';

// Workers read this file again: the first process picks the port and they inherit it.
process.env.TIMESLICE_E2E_PORT ??= String(20_000 + (process.pid % 20_000));
const address = `http://127.0.0.1:${process.env.TIMESLICE_E2E_PORT}/`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One set of pictures for all systems: fonts differ, hence the tolerance.
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  expect: { toHaveScreenshot: { animations: 'disabled', scale: 'css', maxDiffPixelRatio: 0.02 } },
  use: {
    baseURL: address,
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_FLAGS },
  },
  webServer: {
    command: `node dist/host/serve.js --port ${process.env.TIMESLICE_E2E_PORT}`,
    url: address,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
