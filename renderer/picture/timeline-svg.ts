/**
 * A whole run as a finished vector picture: title, time axis, lanes by groups, legend. Scale, layout,
 * density and colours are those of the chart; it is a pure function of the trace, so the same run gives
 * the same bytes.
 */
import type { Trace } from '../../simulator/index.ts';
import { axisOf } from '../chart/axis.ts';
import type { AxisKind } from '../chart/axis.ts';
import { traceOnAxis } from '../chart/axis-trace.ts';
import { rulerOn } from '../chart/bent-ruler.ts';
import { breakBoxes, breakSpots } from '../chart/breaks.ts';
import type { BreakSpot } from '../chart/breaks.ts';
import type { ChartTheme } from '../chart/contract.ts';
import { lanePixels } from '../chart/density.ts';
import { layOut } from '../chart/layout.ts';
import type { GroupRow, LaneRow, Layout } from '../chart/layout.ts';
import { markSpots } from '../chart/marks.ts';
import { chartModel } from '../chart/model.ts';
import { paletteOf, threadHue } from '../chart/palette.ts';
import type { Palette } from '../chart/palette.ts';
import type { Ruler } from '../chart/ruler.ts';
import { STATE_KEYS } from '../chart/state-key.ts';
import type { StateKey } from '../chart/state-key.ts';
import { timeScale } from '../chart/time-scale.ts';
import type { TimeScale } from '../chart/time-scale.ts';
import { fitView } from '../chart/view.ts';
import { en } from '../messages/en.ts';
import { Language } from '../messages/language.ts';
import { groupHeading } from '../reading/group-heading.ts';
import { bareLaneName, shortLaneName } from '../reading/lane-name.ts';
import { outcomeName } from '../reading/outcome.ts';
import { breakSvg } from './break-svg.ts';
import { hatchDefinitions, fillOf } from './inks.ts';
import { laneSvg } from './lane-svg.ts';
import type { LanesScene } from './lane-svg.ts';
import { element, escape, text } from './markup.ts';
import { marksSvg } from './marks-svg.ts';
import { widthOf } from './text-width.ts';

export interface PictureOptions {
  readonly title: string;
  readonly theme: ChartTheme;
  readonly axis: AxisKind;
  /** Of the whole picture; the height is what the lanes need. */
  readonly widthPx: number;
}

const FONT_PX = 11;
const MARGIN_PX = 16;
const TITLE_PX = 18;
const HEAD_PX = 60;
const AXIS_PX = 28;
const GUTTER_PX = 180;
const INDENT_PX = 12;
/** How far breaks reach up into the axis. */
const BREAK_PX = 10;
const LEGEND_LINE_PX = 22;
const SWATCH_PX = 22;

export function timelineSvg(trace: Trace, options: PictureOptions): string {
  const language = new Language('en', en);
  const palette = paletteOf(options.theme);
  const axis = axisOf(trace, options.axis);
  const model = chartModel(traceOnAxis(axis, trace));
  const layout = layOut(trace, new Set());
  const plotPx = Math.max(100, options.widthPx - GUTTER_PX - 2 * MARGIN_PX);
  const scale = timeScale(fitView(model.trace.elapsedNs), plotPx);
  const ruler = rulerOn(axis, scale);
  const breaks = breakSpots(axis, scale);
  const used = new Set(model.keys);
  const keys = STATE_KEYS.filter((_, code) => used.has(code));
  const scene: LanesScene = {
    model,
    scale,
    palette,
    labels: {
      lane: (lane) => bareLaneName(language, trace, lane.id),
      laneFrom: (lane, beside) => shortLaneName(language, trace, lane, beside),
      stateShort: (key) => language.text(`stateShort.${key}`),
    },
    measure: (label) => widthOf(label, FONT_PX),
  };
  const outcome = language.text(`outcome.${outcomeName(trace)}`);
  const subtitle = `${outcome} · ${language.span(trace.elapsedNs)}`;
  const rowsTop = MARGIN_PX + HEAD_PX + AXIS_PX;
  const legendTop = rowsTop + layout.height + MARGIN_PX;
  const legend = legendOf(language, palette, keys, options.widthPx - 2 * MARGIN_PX);
  const height = legendTop + legend.height + MARGIN_PX;
  const at = (x: number, y: number, content: string): string =>
    element('g', { transform: `translate(${x} ${y})` }, content);
  const parts = [
    element('title', {}, escape(options.title)),
    element('defs', {}, hatchDefinitions(palette, keys)),
    element('rect', { width: options.widthPx, height, fill: palette.surface }),
    headOf(options.title, subtitle, palette),
    at(MARGIN_PX + GUTTER_PX, rowsTop, gridOf(layout, ruler, scene)),
    at(MARGIN_PX, rowsTop, gutterOf(layout, scene, language, plotPx)),
    at(MARGIN_PX + GUTTER_PX, rowsTop, plotOf(layout, ruler, breaks, scene)),
    at(MARGIN_PX, legendTop, legend.content),
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: options.widthPx,
    height,
    viewBox: `0 0 ${String(options.widthPx)} ${String(height)}`,
    'font-family': 'DejaVu Sans, Verdana, sans-serif',
    'font-size': FONT_PX,
  };
  return `${element('svg', root, `\n${parts.filter((part) => part !== '').join('\n')}\n`)}\n`;
}

function headOf(title: string, subtitle: string, palette: Palette): string {
  return (
    text(MARGIN_PX, MARGIN_PX + TITLE_PX, title, {
      'font-size': TITLE_PX,
      'font-weight': 'bold',
      fill: palette.text,
    }) + text(MARGIN_PX, MARGIN_PX + TITLE_PX + 20, subtitle, { fill: palette.textMuted })
  );
}

/** Names of groups and lanes, with the lines between the rows through to the right edge. */
function gutterOf(layout: Layout, scene: LanesScene, language: Language, plotPx: number): string {
  const width = GUTTER_PX + plotPx;
  return layout.rows
    .filter((row) => row.kind !== 'ghost')
    .map((row) => {
      const ground =
        row.kind === 'group'
          ? element('rect', {
              y: row.y,
              width,
              height: row.height,
              fill: scene.palette.heading,
            }) + groupNameOf(row, scene, language)
          : laneNameOf(row, scene);
      const y = row.y + row.height - 1;
      return ground + element('rect', { y, width, height: 1, fill: scene.palette.separator });
    })
    .join('\n');
}

function groupNameOf(row: GroupRow, { model, palette }: LanesScene, language: Language): string {
  const heading = groupHeading(language, model.trace, row.role, row.lane);
  return text(8 + row.level * INDENT_PX, row.y + row.height / 2 + 4, heading, {
    'font-weight': 'bold',
    fill: palette.textMuted,
  });
}

function laneNameOf(row: LaneRow, { model, palette, labels, measure }: LanesScene): string {
  const ordinal = model.threadOrdinal[row.lane]!;
  const x = 10 + row.level * INDENT_PX;
  const middle = row.y + row.height / 2;
  const dot =
    ordinal < 0
      ? ''
      : element('circle', { cx: x + 4, cy: middle, r: 4, fill: threadHue(palette, ordinal) });
  const name = shortened(labels.lane(model.trace.lanes[row.lane]!), GUTTER_PX - x - 22, measure);
  return dot + text(x + 14, middle + 4, name, { fill: palette.text });
}

/** Names of threads differ at their ends, so a long one loses its middle. */
function shortened(name: string, roomPx: number, measure: (text: string) => number): string {
  const letters = [...name];
  let kept = letters.length;
  const cut = (): string =>
    kept === letters.length
      ? name
      : `${letters.slice(0, kept - 6).join('')}…${letters.slice(-5).join('')}`;
  while (measure(cut()) > roomPx && kept > 8) kept -= 1;
  return cut();
}

function plotOf(
  layout: Layout,
  ruler: Ruler,
  breaks: readonly BreakSpot[],
  scene: LanesScene,
): string {
  const { palette, scale, model } = scene;
  const scratch = lanePixels(scale.widthPx);
  const lanes = layout.rows.flatMap((row) =>
    row.kind === 'lane' ? [laneSvg(row, scene, scratch)] : [],
  );
  const boxes = [{ top: -BREAK_PX, bottom: 0 }, ...breakBoxes(layout.rows, 0)];
  const marks = markSpots(model, layout, scale, 0, layout.height);
  return [
    ticksOf(ruler, scale, palette),
    ...lanes.map(({ bars }) => bars),
    ...boxes.flatMap((box) => breaks.map((spot) => breakSvg(spot, box, palette))),
    ...lanes.map(({ labels }) => labels),
    marksSvg(marks, palette, layout.height),
  ].join('\n');
}

/** Below the headings of groups, which have no time. */
function gridOf(layout: Layout, ruler: Ruler, { palette, scale }: LanesScene): string {
  const line = { width: 1, height: layout.height, fill: palette.grid };
  return ruler.ticks
    .map(({ timeNs }) => element('rect', { x: Math.round(scale.toPx(timeNs)), ...line }))
    .join('');
}

function ticksOf(ruler: Ruler, scale: TimeScale, palette: Palette): string {
  const line = (timeNs: number, height: number): string =>
    element('rect', {
      x: Math.round(scale.toPx(timeNs)),
      y: -height,
      width: 1,
      height,
      fill: palette.textMuted,
    });
  const labels = ruler.ticks.map(({ timeNs, label }) => {
    const x = scale.toPx(timeNs);
    const half = widthOf(label, FONT_PX) / 2;
    const anchor = x < half ? 'start' : x > scale.widthPx - half ? 'end' : 'middle';
    return text(x, -13, label, { 'text-anchor': anchor, fill: palette.textMuted });
  });
  return [
    ...ruler.ticks.map(({ timeNs }) => line(timeNs, 8)),
    ...ruler.minorNs.filter((timeNs) => timeNs > 0).map((timeNs) => line(timeNs, 4)),
    ...labels,
  ].join('');
}

interface Legend {
  readonly content: string;
  readonly height: number;
}

function legendOf(
  language: Language,
  palette: Palette,
  keys: readonly StateKey[],
  widthPx: number,
): Legend {
  let x = 0;
  let y = 0;
  const entries = keys.map((key) => {
    const name = language.text(`stateKey.${key}`);
    const width = SWATCH_PX + 6 + widthOf(name, FONT_PX) + 18;
    if (x > 0 && x + width > widthPx) {
      x = 0;
      y += LEGEND_LINE_PX;
    }
    const half = palette.states[key].height === 'half';
    const swatch = element('rect', {
      x: x + 0.5,
      y: y + (half ? 7.5 : 0.5),
      width: SWATCH_PX - 1,
      height: half ? 6 : 13,
      fill: fillOf(palette, key),
      stroke: palette.states[key].outline,
    });
    const entry = swatch + text(x + SWATCH_PX + 6, y + 11, name, { fill: palette.text });
    x += width;
    return entry;
  });
  return { content: entries.join('\n'), height: keys.length === 0 ? 0 : y + LEGEND_LINE_PX };
}
