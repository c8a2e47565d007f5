/**
 * Build of the renderer: a plain web page that Electron, the loopback server and the tests all open.
 * The Node programs (command line, Electron's main, the server) are built by `vite.node.config.mjs`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

import { libraryCode } from './scripts/lib/library-code.mjs';
import { scenarioHeaders } from './scripts/lib/scenario-headers.mjs';

/** The page's icon is the app's: one drawing, in `build/`. */
function pageIcon(): Plugin {
  return {
    name: 'page-icon',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: './icon.svg' } },
    ],
    generateBundle() {
      const source = readFileSync(path.join(import.meta.dirname, 'build', 'icon.svg'));
      this.emitFile({ type: 'asset', fileName: 'icon.svg', source });
    },
  };
}

export default defineConfig({
  root: 'renderer',
  // Relative addresses, so that the page works below any origin, `app://` included.
  base: './',
  plugins: [svelte(), pageIcon(), libraryCode(), scenarioHeaders()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    // The licences of what is bundled travel with it.
    license: { fileName: 'licenses.md' },
    // The page comes from this machine, so one file that loads at once beats several; the library is in it.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  worker: {
    format: 'es',
    plugins: () => [libraryCode()],
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: { host: '127.0.0.1' },
});
