/** The benchmark's report, a line at a time. */
import type { BenchRow } from './row.ts';

export function tableTitle(): string {
  return line('group', 'benchmark', 'value', 'unit', 'bar', '');
}

export function tableLine({ group, name, value, unit, bar, ok }: BenchRow): string {
  return line(group, name, amount(value), unit, bar, bar === '' ? '' : ok ? 'ok' : 'MISSED');
}

function line(...cells: readonly [string, string, string, string, string, string]): string {
  const [group, name, value, unit, bar, verdict] = cells;
  const columns = [
    group.padEnd(10),
    name.padEnd(62),
    value.padStart(11),
    unit.padEnd(12),
    bar.padEnd(12),
    verdict,
  ];
  return `${columns.join(' ').trimEnd()}\n`;
}

/** Three digits are what a measurement is worth; counts keep theirs. */
function amount(value: number): string {
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(3)));
}
