/** One line of a benchmark's report. */
export interface BenchRow {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value has to reach, as text ("≥ 0.7"); '' for a figure that is only told. */
  readonly bar: string;
  readonly ok: boolean;
}
