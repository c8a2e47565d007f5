/** Times the frames of a pan or zoom to and fro over a run, and of the least that a frame can cost. */
import type { TimeView } from '../view.ts';

export interface FrameMeasure {
  /** Between animation frames. */
  readonly frameMedianMs: number;
  readonly frameP95Ms: number;
}

export async function measurePanning(
  show: (view: TimeView) => void,
  elapsedNs: number,
  visibleShare: number,
  frames: number,
): Promise<FrameMeasure> {
  const span = elapsedNs * visibleShare;
  const swing = (elapsedNs - span) / 2;
  return timeFrames(frames, (i) => {
    const startNs = swing + swing * Math.sin(i / 9);
    show({ startNs, endNs: startNs + span });
  });
}

/** Out to twice the span and back in, about the middle of the run: nothing that is painted can be kept. */
export async function measureZooming(
  show: (view: TimeView) => void,
  elapsedNs: number,
  visibleShare: number,
  frames: number,
): Promise<FrameMeasure> {
  return timeFrames(frames, (i) => {
    const span = (elapsedNs * visibleShare * (3 + Math.sin(i / 9))) / 4;
    const startNs = (elapsedNs - span) / 2;
    show({ startNs, endNs: startNs + span });
  });
}

/** The least that any picture costs here: a window full of one colour, anew in every frame. */
export async function measureFloor(frames: number): Promise<FrameMeasure> {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:fixed;inset:0;z-index:99';
  canvas.width = innerWidth;
  canvas.height = innerHeight;
  document.body.append(canvas);
  const context = canvas.getContext('2d', { alpha: false })!;
  const image = new ImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const measured = await timeFrames(frames, (i) => {
    pixels.fill((0xff808080 + i) >>> 0);
    context.putImageData(image, 0, 0);
  });
  canvas.remove();
  return measured;
}

async function timeFrames(frames: number, work: (frame: number) => void): Promise<FrameMeasure> {
  const times: number[] = [];
  let last = await nextFrame();
  for (let i = 0; i < frames; i += 1) {
    work(i);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  times.sort((a, b) => a - b);
  return {
    frameMedianMs: times[Math.floor(times.length / 2)]!,
    frameP95Ms: times[Math.floor(times.length * 0.95)]!,
  };
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve(performance.now()));
  });
}
