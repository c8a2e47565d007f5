/** The bursts of a job as lengths that can be dragged: "cpu 10ms, io 5ms". */

export interface Piece {
  /** `cpu`, `io`, or whatever else stands there. */
  readonly kind: string;
  readonly ns: number;
  readonly unit: Unit;
}

const UNIT_NS = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 } as const;
type Unit = keyof typeof UNIT_NS;

const LENGTH = /(\d+(?:\.\d+)?)\s*(ns|us|ms|s)\b/;

/** Pieces without a length have none, and cannot be dragged. */
export function piecesOf(bursts: string): readonly Piece[] {
  return bursts.split(',').map((part) => {
    const match = LENGTH.exec(part);
    const unit = (match?.[2] ?? 'ms') as Unit;
    const kind = part.trim().split(/\s+/)[0] ?? '';
    return { kind, ns: match === null ? 0 : Number(match[1]) * UNIT_NS[unit], unit };
  });
}

export function unitNs({ unit }: Piece): number {
  return UNIT_NS[unit];
}

/** The text with another length of one of its pieces, in the unit it is written in; at least a thousandth of it. */
export function withLength(bursts: string, index: number, ns: number): string {
  const parts = bursts.split(',');
  const part = parts[index];
  if (part === undefined) return bursts;
  parts[index] = part.replace(LENGTH, (_all, _number, unit: Unit) => {
    const value = Math.max(ns / UNIT_NS[unit], unit === 'ns' ? 1 : 0.001);
    return `${Number(value.toFixed(unit === 'ns' ? 0 : 3))}${unit}`;
  });
  return parts.join(',');
}

/** To a round number of what a step of the hand tells apart; at least one of them. */
export function roundedLength(ns: number, stepNs: number): number {
  const roundNs = 10 ** Math.max(0, Math.floor(Math.log10(stepNs * 4)));
  return Math.max(roundNs, Math.round(ns / roundNs) * roundNs);
}
