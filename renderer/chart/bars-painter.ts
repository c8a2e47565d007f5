/** Owns the picture of the bars' canvas and paints it: pixels first, then text and glyphs. */
import type { ChartStyles } from './bar-styles.ts';
import { rememberWidths } from './bar-text.ts';
import type { MeasureText } from './bar-text.ts';
import { breakBoxes } from './breaks.ts';
import type { BreakSpot } from './breaks.ts';
import type { Burst } from './bursts.ts';
import type { ChartLabels } from './contract.ts';
import { labelSpots } from './label-spots.ts';
import { visibleRows } from './layout.ts';
import type { Layout } from './layout.ts';
import type { MarkSpot } from './marks.ts';
import type { ChartModel } from './model.ts';
import { paintBreaks } from './paint-breaks.ts';
import { paintBursts, paintLives, paintMarks } from './paint-marks.ts';
import type { GhostScene } from './paint-rows.ts';
import { paintLabels } from './paint-text.ts';
import { RowsPicture } from './rows-picture.ts';
import { timeScale } from './time-scale.ts';
import type { TimeView } from './view.ts';

export interface BarsScene {
  readonly model: ChartModel;
  readonly ghosts: GhostScene | undefined;
  readonly layout: Layout;
  readonly scrollY: number;
  readonly view: TimeView;
  readonly widthDevice: number;
  readonly heightDevice: number;
  readonly styles: ChartStyles;
  readonly gridNs: readonly number[];
  readonly labels: ChartLabels;
  readonly font: string;
  readonly marks: readonly MarkSpot[];
  readonly bursts: readonly Burst[];
  readonly breaks: readonly BreakSpot[];
}

interface Picture {
  readonly image: ImageData;
  readonly rows: RowsPicture;
}

/** Setting a size clears the canvas, so it is done in the frame that paints it, and only if new. */
export function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

export class BarsPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #picture: Picture | undefined;
  #font = '';
  #measure: MeasureText = () => 0;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser draws no canvas');
    this.#canvas = canvas;
    this.#context = context;
  }

  paint(scene: BarsScene): void {
    const context = this.#context;
    const { styles, model, ghosts, layout, scrollY, gridNs } = scene;
    const ratio = styles.pixelRatio;
    const { image, rows: bars } = this.#pictureFor(scene.widthDevice, scene.heightDevice);
    const scale = timeScale(scene.view, scene.widthDevice);
    const rowsScene = { model, ghosts, layout, scrollY, scale, styles, gridNs };
    bars.paint(rowsScene);
    sizeCanvas(this.#canvas, scene.widthDevice, scene.heightDevice);
    context.putImageData(image, 0, 0);
    const heightPx = scene.heightDevice / ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const rows = visibleRows(layout, scrollY, scrollY + heightPx);
    paintBreaks(context, scene.breaks, breakBoxes(rows, scrollY), styles.palette, ratio);
    const measure = this.#measureIn(scene.font);
    const spots = labelSpots(rowsScene, scene.heightDevice);
    paintLabels(context, spots, model, scene.labels, styles, { font: scene.font, measure });

    const cssScale = timeScale(scene.view, scene.widthDevice / ratio);
    paintBursts(context, scene.bursts, styles.palette);
    paintLives(context, model, layout, cssScale, scrollY, heightPx, styles.palette);
    paintMarks(context, scene.marks, styles.palette, heightPx);
    context.setTransform(1, 0, 0, 1, 0, 0);
  }

  #pictureFor(width: number, height: number): Picture {
    const kept = this.#picture;
    if (kept?.image.width === width && kept.image.height === height) return kept;
    const image = new ImageData(width, height);
    const raster = { width, height, pixels: new Uint32Array(image.data.buffer) };
    this.#picture = { image, rows: new RowsPicture(raster) };
    return this.#picture;
  }

  #measureIn(font: string): MeasureText {
    if (font === this.#font) return this.#measure;
    this.#font = font;
    this.#measure = rememberWidths((text) => {
      this.#context.font = font;
      return this.#context.measureText(text).width;
    });
    return this.#measure;
  }
}
