/** A stack in the parts it is shown in: frames of the program, and runs of the library's folded up. */
import type { FrameSnapshot } from '../../simulator/index.ts';

export type StackPart =
  | {
      readonly kind: 'frame';
      readonly frame: FrameSnapshot;
      /** The innermost one of the program: its variables are shown from the start. */
      readonly top: boolean;
    }
  | { readonly kind: 'folded'; readonly frames: readonly FrameSnapshot[] };

export function foldFrames(stack: readonly FrameSnapshot[]): readonly StackPart[] {
  const parts: StackPart[] = [];
  let folded: FrameSnapshot[] = [];
  let top = true;
  const flush = (): void => {
    if (folded.length > 0) parts.push({ kind: 'folded', frames: folded });
    folded = [];
  };
  for (const frame of stack) {
    if (frame.internal) {
      folded.push(frame);
      continue;
    }
    flush();
    parts.push({ kind: 'frame', frame, top });
    top = false;
  }
  flush();
  return parts;
}
