/**
 * The simulator as the app has it, in one bundle. Vitest puts a lookup behind every imported name, which
 * makes an instruction loop twenty times slower, and the suite runs every scenario many times.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'vite';

import { libraryCode } from '../scripts/lib/library-code.mjs';
import type * as Simulator from '../simulator/index.ts';

export async function bundledSimulator(): Promise<typeof Simulator> {
  const folder = mkdtempSync(path.join(tmpdir(), 'timeslice-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: path.join(import.meta.dirname, '..'),
      publicDir: false,
      plugins: [libraryCode()],
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: folder,
        minify: false,
        // Vitest hands files with this ending to Node as they are.
        rolldownOptions: {
          input: { simulator: 'simulator/index.ts' },
          output: { entryFileNames: '[name].mjs' },
        },
      },
    });
    const bundle = pathToFileURL(path.join(folder, 'simulator.mjs')).href;
    return (await import(/* @vite-ignore */ bundle)) as typeof Simulator;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
