/**
 * `npm run dist [-- ARGUMENTS]`: the installers of this system, in `release/`. Arguments go to
 * electron-builder, such as `--linux dir` for an unpacked app.
 */
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runTool } from './lib/process.mjs';

await ensureInstalled();
await ensureBuilt(['renderer', 'electron']);

const result = await runTool('electron-builder/cli.js', process.argv.slice(2), { show: true });
process.exitCode = result.code;
