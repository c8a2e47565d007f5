/** Before the tests: what they run programs with is built. */
import { ensureBuilt } from './ensure-built.mjs';

export async function setup() {
  await ensureBuilt(['simulator']);
}
