/** `sim list`: the catalogue of scenarios by topic. */
import { readHeader } from '../simulator/index.ts';
import type { Command } from './command.ts';
import { EXIT_OK, UsageError } from './command.ts';
import { catalogue, topicOf } from './catalogue.ts';

export const LIST: Command = {
  name: 'list',
  summary: 'show the scenarios that come with Timeslice',
  help: `usage: sim list [--json]

Shows the scenarios by topic, with the name under which \`sim run\` finds them in any folder.

  --json    print one JSON object per scenario and line instead`,
  options: { json: { type: 'boolean' } },
  async run({ files, options }, terminal) {
    if (files.length > 0) throw new UsageError(`list: "${files[0]}" is too much`, 'sim list');
    const scenarios = [...catalogue()].map(([path, text]) => describe(path, text));
    await terminal.out(
      options.json
        ? scenarios.map((scenario) => `${JSON.stringify(scenario)}\n`).join('')
        : table(scenarios),
    );
    return EXIT_OK;
  },
};

interface Scenario {
  readonly file: string;
  readonly topic: string;
  readonly title: string;
  readonly about: string;
}

function describe(file: string, text: string): Scenario {
  const result = readHeader({ name: file, text });
  const { title, about } = result.kind === 'header' ? result.header : { title: '', about: '' };
  return { file, topic: topicOf(file), title, about };
}

function table(scenarios: readonly Scenario[]): string {
  const width = Math.max(0, ...scenarios.map(({ file }) => file.length));
  const lines: string[] = [];
  let topic = '';
  for (const scenario of scenarios) {
    if (scenario.topic !== topic) {
      if (topic !== '') lines.push('');
      topic = scenario.topic;
      lines.push(topic);
    }
    lines.push(`  ${scenario.file.padEnd(width)}  ${scenario.title}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
