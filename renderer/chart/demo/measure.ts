/** Times the frames of a pan to and fro over a run. */
import type { TimeView } from '../view.ts';

export interface PanMeasure {
  /** Between animation frames. */
  readonly frameMedianMs: number;
  readonly frameP95Ms: number;
}

export async function measurePanning(
  show: (view: TimeView) => void,
  elapsedNs: number,
  visibleShare: number,
  frames: number,
): Promise<PanMeasure> {
  const span = elapsedNs * visibleShare;
  const swing = (elapsedNs - span) / 2;
  const times: number[] = [];
  let last = await nextFrame();
  for (let i = 0; i < frames; i += 1) {
    const startNs = swing + swing * Math.sin(i / 9);
    show({ startNs, endNs: startNs + span });
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
