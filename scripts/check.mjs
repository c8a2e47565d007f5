/** `npm run check [WORD]`: format, lint, types of each room, import rules, dead code; two at a time. */
import { allChecks, runCheck } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { pool } from './lib/pool.mjs';
import { say } from './lib/project.mjs';

await ensureInstalled();

const word = process.argv[2] ?? '';
const checks = allChecks().filter(({ name }) => name.includes(word));
const passed = await pool(
  checks.map((check) => async () => {
    const result = await runCheck(check);
    const time = `${result.seconds.toFixed(1)} s`;
    if (result.code === 0) say(`ok      ${check.name}  ${time}`);
    else say(`FAILED  ${check.name}  ${time}\n${result.output.trimEnd()}\n`);
    return result.code === 0;
  }),
  2,
);
const failed = passed.filter((ok) => !ok).length;
process.stdout.write(`${passed.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed.length > 0 ? 0 : 1;
