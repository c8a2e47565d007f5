/** From the rows of a table to jobs: durations are read, generated rows become as many jobs as they ask for. */
import { Random } from '../base/random.ts';
import { parseDuration } from '../header/duration.ts';
import { HeaderError } from '../header/error.ts';
import { addBurst, type Burst, NO_LOCKS, parseBursts } from './bursts.ts';
import { type Distribution, DISTRIBUTION_HINT, parseDistribution } from './distribution.ts';
import type { Job } from './job.ts';
import { lineOf } from './table-lines.ts';
import type { GenerateRow, JobRow, JobTable } from './table.ts';

/** More than a chart or a memory can hold is a slip of the keyboard. */
const JOBS_MAX = 10_000;
const BURSTS_MAX = 1_000_000;

/**
 * @param seed - of generated rows that have none of their own
 * @throws {HeaderError}
 */
export function jobsOf(table: JobTable, text: string, seed: number): readonly Job[] {
  const rows = table.job ?? [];
  const generated = table.generate ?? [];
  const count = generated.reduce((sum, { jobs }) => sum + jobs, rows.length);
  if (count === 0) throw new HeaderError('the table has no job', 'add a [[job]] with bursts', 1);
  if (count > JOBS_MAX) {
    const line = lineOf(text, 'generate', 0, 'jobs');
    throw new HeaderError(`${count} jobs are too many`, `at most ${JOBS_MAX}`, line);
  }
  const jobs = [
    ...rows.map((row, i) => jobOf(row, i, new Place(text, 'job', i))),
    ...generated.flatMap((row, i) => generate(row, new Place(text, 'generate', i), seed + i)),
  ];
  const bursts = jobs.reduce((sum, job) => sum + job.bursts.length * job.repeat, 0);
  if (bursts > BURSTS_MAX) {
    throw new HeaderError(`${bursts} bursts are too many`, `at most ${BURSTS_MAX}`, 1);
  }
  const names = new Set<string>();
  for (const { name, line } of jobs) {
    if (names.has(name)) {
      throw new HeaderError(`two jobs are named ${name}`, 'give each another name', line);
    }
    names.add(name);
  }
  return jobs;
}

/** A row of the table, for messages. */
class Place {
  private readonly text: string;
  private readonly section: string;
  private readonly row: number;

  constructor(text: string, section: string, row: number) {
    this.text = text;
    this.section = section;
    this.row = row;
  }

  line(key: string): number {
    return lineOf(this.text, this.section, this.row, key);
  }

  refuse(key: string, what: string, hint: string): never {
    throw new HeaderError(what, hint, this.line(key));
  }

  duration(key: string, text: string, minNs: number): number {
    const ns = parseDuration(text);
    if (ns !== undefined && ns >= minNs) return ns;
    const least = minNs > 0 ? ', more than nothing' : '';
    return this.refuse(
      key,
      `${key} is "${text}"`,
      `use a number and a unit in quotes, such as "4ms" (ns, us, ms, s)${least}`,
    );
  }

  optionalDuration(key: string, text: string | undefined): number | undefined {
    return text === undefined ? undefined : this.duration(key, text, 1);
  }

  distribution(key: string, text: string): Distribution {
    return parseDistribution(text) ?? this.refuse(key, `${key} is "${text}"`, DISTRIBUTION_HINT);
  }
}

function jobOf(row: JobRow, index: number, place: Place): Job {
  const bursts = parseBursts(row.bursts);
  const hint = 'write them as "cpu 10ms, io 5ms, cpu 10ms", or "cpu 10ms holding L and M"';
  if (typeof bursts === 'string') return place.refuse('bursts', bursts, hint);
  if (bursts[0].kind === 'io') place.refuse('bursts', 'the bursts begin with io', hint);
  const periodNs = place.optionalDuration('period', row.period);
  const deadlineNs = place.optionalDuration('deadline', row.deadline) ?? periodNs;
  return {
    name: row.name ?? `job ${index + 1}`,
    arrivalNs: place.duration('arrival', row.arrival ?? '0ms', 0),
    bursts,
    repeat: row.repeat ?? 1,
    periodNs,
    deadlineNs,
    priority: row.priority,
    nice: row.nice ?? 0,
    tickets: row.tickets,
    line: place.line(''),
  };
}

function generate(row: GenerateRow, place: Place, seed: number): Job[] {
  const random = new Random(row.seed ?? seed);
  const gap = place.distribution('gap', row.gap ?? 'constant 0ms');
  const cpu = place.distribution('cpu', row.cpu);
  const count = row.bursts ?? 1;
  if (count > 1 && row.io === undefined) {
    place.refuse('bursts', 'nothing lies between the bursts', 'add io = "exponential 5ms"');
  }
  const io = place.distribution('io', row.io ?? 'constant 0ms');
  let arrivalNs = place.duration('arrival', row.arrival ?? '0ms', 0);
  return Array.from({ length: row.jobs }, (_, i) => {
    if (i > 0) arrivalNs += gap(random);
    const bursts: Burst[] = [];
    for (let burst = 0; burst < count; burst++) {
      if (burst > 0)
        addBurst(bursts, { kind: 'io', ns: Math.max(1, io(random)), holding: NO_LOCKS });
      addBurst(bursts, { kind: 'cpu', ns: Math.max(1, cpu(random)), holding: NO_LOCKS });
    }
    return {
      name: `${row.name ?? 'job'} ${i + 1}`,
      arrivalNs,
      bursts,
      repeat: 1,
      periodNs: undefined,
      deadlineNs: undefined,
      priority: row.priority,
      nice: row.nice ?? 0,
      tickets: row.tickets,
      line: place.line(''),
    };
  });
}
