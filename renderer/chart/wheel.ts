/** What a turn of the wheel (or two fingers on a touchpad) asks for. */

export type WheelMove =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'pan'; readonly px: number }
  | { readonly kind: 'scroll'; readonly px: number };

export interface WheelTurn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: pixels, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const LINE_PX = 18;
const PAGE_PX = 400;
const ZOOM_PER_PX = 0.0022;
/** Pinching comes as Ctrl + wheel in steps of a few pixels, where a wheel's are about a hundred. */
const PINCH_BELOW_PX = 30;
const PINCH_PER_PX = 0.012;

export function wheelMove(turn: WheelTurn): WheelMove {
  const unit = turn.deltaMode === 0 ? 1 : turn.deltaMode === 1 ? LINE_PX : PAGE_PX;
  const dx = turn.deltaX * unit;
  const dy = turn.deltaY * unit;
  if (turn.ctrlKey || turn.metaKey) {
    const rate = Math.abs(dy) < PINCH_BELOW_PX ? PINCH_PER_PX : ZOOM_PER_PX;
    return { kind: 'zoom', factor: Math.exp(-dy * rate) };
  }
  // Some systems turn the wheel sideways themselves while Shift is held.
  if (turn.shiftKey) return { kind: 'pan', px: dx === 0 ? dy : dx };
  return Math.abs(dx) > Math.abs(dy) ? { kind: 'pan', px: dx } : { kind: 'scroll', px: dy };
}
