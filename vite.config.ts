/**
 * Build of the renderer: a plain web page that Electron, the loopback server and the tests all open.
 * The Node programs (command line, Electron's main, the server) are built by `vite.node.config.ts`.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  // Relative addresses, so that the page works below any origin, `app://` included.
  base: './',
  plugins: [svelte()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
});
