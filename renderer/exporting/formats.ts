/** What a run can be saved as, one row each: the ending of the file and how a trace becomes its content. */
import { traceToChrome, traceToCsv, traceToJson } from '../../simulator/index.ts';
import type { Trace } from '../../simulator/index.ts';
import type { AxisKind } from '../chart/axis.ts';
import type { ChartTheme } from '../chart/contract.ts';
import { timelineSvg } from '../picture/index.ts';
import { pngOf } from './png.ts';

export interface ExportOptions {
  readonly title: string;
  /** Of the pictures. */
  readonly theme: ChartTheme;
  readonly axis: AxisKind;
}

type Format = (trace: Trace, options: ExportOptions) => string | Promise<Uint8Array>;

const PICTURE_WIDTH_PX = 1600;

const FORMATS = {
  svg: svgPicture,
  png: (trace, options) => pngOf(svgPicture(trace, options)),
  json: traceToJson,
  csv: traceToCsv,
  'chrome.json': traceToChrome,
} satisfies Record<string, Format>;

export type ExportFormat = keyof typeof FORMATS;

/** Rejects when the browser cannot draw the picture. */
export async function exported(
  format: ExportFormat,
  trace: Trace,
  options: ExportOptions,
): Promise<string | Uint8Array> {
  return FORMATS[format](trace, options);
}

function svgPicture(trace: Trace, { title, theme, axis }: ExportOptions): string {
  return timelineSvg(trace, { title, theme, axis, widthPx: PICTURE_WIDTH_PX });
}
