/** The whole trace as JSON. */
import type { Trace } from './trace.ts';

/** Typed arrays would come out as objects with numbered keys. */
export function traceToJson(trace: Trace): string {
  const text = JSON.stringify(trace, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
  return `${text}\n`;
}
