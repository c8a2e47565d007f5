/**
 * For Vite: `import scenario from './scenario.py?scenario'` gives the text of a scenario with the title and
 * the text about it that stand in its header, so that the page need not read all headers to list them.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from './project.mjs';
import { importSource } from './source-module.mjs';

const QUERY = '?scenario';

/** @returns {import('vite').Plugin} */
export function scenarioHeaders() {
  /** @type {Promise<(source: { name: string, text: string }) => any> | undefined} */
  let readHeader;
  return {
    name: 'scenario-headers',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(QUERY)) return undefined;
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      readHeader ??= importSource('simulator/read-header.ts').then((module) => module.readHeader);
      const text = readFileSync(file, 'utf8');
      const result = (await readHeader)({ name: path.basename(file), text });
      if (result.kind !== 'header') {
        throw new Error(`${path.relative(ROOT, file)}: ${JSON.stringify(result.diagnostics)}`);
      }
      const { title, about } = result.header;
      return `export default ${JSON.stringify({ text, title, about })};`;
    },
  };
}
