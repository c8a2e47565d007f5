/** The formats of `sim export`, one row each: the ending of the file and how a trace becomes its content. */
import { timelineSvg } from '../renderer/picture/index.ts';
import {
  readHeader,
  traceToChrome,
  traceToCsv,
  traceToJson,
  traceToText,
} from '../simulator/index.ts';
import type { SourceFile, Trace } from '../simulator/index.ts';
import { UsageError } from './command.ts';

type Format = (trace: Trace, source: SourceFile) => string | Promise<Uint8Array>;

const PICTURE_WIDTH_PX = 1600;

/** Longer endings first: `.chrome.json` is a `.json` too. */
const FORMATS: readonly (readonly [ending: string, format: Format])[] = [
  ['.chrome.json', traceToChrome],
  ['.json', traceToJson],
  ['.csv', traceToCsv],
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
  return timelineSvg(trace, { title, theme: 'light', axis: 'linear', widthPx: PICTURE_WIDTH_PX });
}

async function pngPicture(trace: Trace, source: SourceFile): Promise<Uint8Array> {
  // What draws it is large, and most runs want no picture.
  const { rasterise } = await import('./rasterise.ts');
  return rasterise(svgPicture(trace, source));
}
