/** The formats of `sim export`, one row each: the ending of the file and how a trace becomes its content. */
import { timelineSvg } from '../renderer/picture/index.ts';
import { CAUSES, STATES, readHeader, traceToChrome, traceToText } from '../simulator/index.ts';
import type { SourceFile, Trace } from '../simulator/index.ts';
import { UsageError } from './command.ts';

type Format = (trace: Trace, source: SourceFile) => string | Promise<Uint8Array>;

const PICTURE_WIDTH_PX = 1600;

/** Longer endings first: `.chrome.json` is a `.json` too. */
const FORMATS: readonly (readonly [ending: string, format: Format])[] = [
  ['.chrome.json', traceToChrome],
  ['.json', jsonTrace],
  ['.csv', csvTrace],
  ['.svg', svgPicture],
  ['.png', pngPicture],
  ['.trace', (trace) => traceToText(trace)],
];

export function exportFormatOf(file: string): Format {
  const name = file.toLowerCase();
  const row = FORMATS.find(([ending]) => name.endsWith(ending));
  if (row !== undefined) return row[1];
  const endings = FORMATS.map(([ending]) => ending).join(', ');
  throw new UsageError(`--to: ${file}: no format has this ending`, endings);
}

function svgPicture(trace: Trace, source: SourceFile): string {
  const result = readHeader(source);
  const title = result.kind === 'header' ? result.header.title : source.name;
  return timelineSvg(trace, { title, theme: 'light', widthPx: PICTURE_WIDTH_PX });
}

async function pngPicture(trace: Trace, source: SourceFile): Promise<Uint8Array> {
  // What draws it is large, and most runs want no picture.
  const { rasterise } = await import('./rasterise.ts');
  return rasterise(svgPicture(trace, source));
}

/** Typed arrays would come out as objects with numbered keys. */
function jsonTrace(trace: Trace): string {
  const text = JSON.stringify(trace, (_key, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
  return `${text}\n`;
}

function csvTrace({ lanes, intervals }: Trace): string {
  const rows = ['kind,lane,state,cause,start_ns,end_ns,other'];
  for (let i = 0; i < intervals.lane.length; i++) {
    const lane = lanes[intervals.lane[i]];
    const other = lanes[intervals.other[i]]?.name ?? '';
    const state = STATES[intervals.state[i]];
    const cause = CAUSES[intervals.cause[i]];
    const cells = [lane.kind, lane.name, state, cause, intervals.start[i], intervals.end[i], other];
    rows.push(cells.map(cell).join(','));
  }
  return rows.map((row) => `${row}\n`).join('');
}

/** RFC 4180: a name may hold anything. */
function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
