/** Unit tests beside their sources, and the scenario suite, as two projects of one run. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

import { builtSimulator } from './scripts/lib/built-simulator.mjs';
import { libraryCode } from './scripts/lib/library-code.mjs';

export default defineConfig({
  plugins: [svelte(), builtSimulator(), libraryCode()],
  test: {
    // Nothing here is about speed: a loaded machine may take its time.
    testTimeout: 120_000,
    // Loading the simulator anew for each file took most of the time. It keeps no state, and what a test
    // replaces it puts back.
    isolate: false,
    globalSetup: './scripts/lib/vitest-setup.mjs',
    // Builds are handed to Node as they are.
    server: { deps: { external: [/[/\\]dist[/\\]/] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{simulator,renderer,electron,host,cli,scripts,bench}/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'scenarios', include: ['scenarios/**/*.test.ts'] } },
    ],
  },
});
