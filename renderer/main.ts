/** Starts the window: makes its state from what the host offers, and mounts it. */
import { mount } from 'svelte';

import Workbench from './App.svelte';
import { bundledScenarios } from './bundled-scenarios.ts';
import { getBridge } from './host/browser-bridge.ts';
import { App } from './state/app.svelte.ts';
import { pageStore } from './state/store.ts';
import { spawnSimulator } from './worker/spawn.ts';

const app = new App({
  bridge: getBridge(),
  store: pageStore,
  scenarios: bundledScenarios(),
  spawnWorker: spawnSimulator,
  window: { widthPx: window.innerWidth, heightPx: window.innerHeight },
  isMac: navigator.platform.startsWith('Mac'),
});
mount(Workbench, { target: document.getElementById('app')!, props: { app } });
void app.start();
