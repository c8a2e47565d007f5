/**
 * The simulator as the app has it, in one bundle, for the tests that run programs. Vitest puts a lookup
 * behind every imported name, which makes an instruction loop many times slower. `vitest.config.ts` has the
 * bundle built before the tests.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type * as Simulator from './index.ts';

const BUNDLE = path.join(import.meta.dirname, '..', 'dist', 'simulator', 'index.js');

export const {
  POLICY_NAMES,
  createInspector,
  readHeader,
  simulate,
  startRun,
  traceToText,
}: typeof Simulator = (await import(
  /* @vite-ignore */ pathToFileURL(BUNDLE).href
)) as typeof Simulator;
