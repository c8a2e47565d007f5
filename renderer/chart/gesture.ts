/**
 * What the pointer is up to in the plot, as a value, and what each of its moves asks for. Pure: the
 * component turns events into these calls and the answers into callbacks.
 */
import type { TimeRange } from './contract.ts';
import type { TimeScale } from './time-scale.ts';
import { shiftView } from './view.ts';
import type { TimeView } from './view.ts';

export interface PointerAt {
  readonly x: number;
  readonly y: number;
  readonly shift: boolean;
  readonly alt: boolean;
  /** As in MouseEvent: 0 is the left, 1 the middle button. */
  readonly button: number;
}

export type Gesture =
  | { readonly kind: 'idle' }
  /** Down, and not yet moved far enough to be more than a click. */
  | { readonly kind: 'press'; readonly x: number; readonly y: number; readonly anchorNs: number }
  | { readonly kind: 'range'; readonly anchorNs: number }
  | {
      readonly kind: 'pan';
      readonly x: number;
      readonly y: number;
      readonly view: TimeView;
      readonly scrollY: number;
    };

export const IDLE: Gesture = { kind: 'idle' };

export interface GestureScene {
  readonly scale: TimeScale;
  readonly bounds: TimeView;
  readonly scrollY: number;
  readonly range: TimeRange | undefined;
  /** The time of a point, pulled to an edge unless Alt is held. */
  readonly timeAt: (pointer: PointerAt) => number;
}

export interface Asked {
  readonly gesture: Gesture;
  readonly view?: TimeView;
  readonly scrollY?: number;
  readonly range?: TimeRange;
}

const CLICK_SLACK_PX = 4;
export const EDGE_REACH_PX = 6;

export function pressed(pointer: PointerAt, scene: GestureScene): Gesture {
  const { x, y } = pointer;
  if (pointer.button === 1 || (pointer.button === 0 && pointer.shift)) {
    return { kind: 'pan', x, y, view: scene.scale.view, scrollY: scene.scrollY };
  }
  if (pointer.button !== 0) return IDLE;
  const edge = edgeUnder(x, scene);
  if (edge !== undefined) return { kind: 'range', anchorNs: edge.farNs };
  return { kind: 'press', x, y, anchorNs: scene.timeAt(pointer) };
}

export function moved(gesture: Gesture, pointer: PointerAt, scene: GestureScene): Asked {
  switch (gesture.kind) {
    case 'idle':
      return { gesture };
    case 'press': {
      // Up and down is no range: only the way along the time axis counts.
      if (Math.abs(pointer.x - gesture.x) < CLICK_SLACK_PX) return { gesture };
      return moved({ kind: 'range', anchorNs: gesture.anchorNs }, pointer, scene);
    }
    case 'range': {
      const timeNs = scene.timeAt(pointer);
      const startNs = Math.min(gesture.anchorNs, timeNs);
      return { gesture, range: { startNs, endNs: Math.max(gesture.anchorNs, timeNs) } };
    }
    case 'pan': {
      const byNs = (gesture.x - pointer.x) / scene.scale.pxPerNs;
      return {
        gesture,
        view: shiftView(gesture.view, byNs, scene.bounds),
        scrollY: gesture.scrollY + gesture.y - pointer.y,
      };
    }
  }
}

/** The edge of the range under the pointer, and the edge that stays when this one is dragged. */
export function edgeUnder(
  x: number,
  scene: Pick<GestureScene, 'scale' | 'range'>,
): { readonly farNs: number } | undefined {
  const { range, scale } = scene;
  if (range === undefined) return undefined;
  if (Math.abs(scale.toPx(range.startNs) - x) <= EDGE_REACH_PX) return { farNs: range.endNs };
  if (Math.abs(scale.toPx(range.endNs) - x) <= EDGE_REACH_PX) return { farNs: range.startNs };
  return undefined;
}
