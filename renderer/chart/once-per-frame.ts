/**
 * Does work as soon as it is asked for, but once per animation frame: whoever asks again within the
 * frame is served in the next. Waiting for the next frame right away would make a change that is
 * itself made in a frame (playing, easing) late by one, and halve the rate.
 */
export interface OncePerFrame {
  readonly request: () => void;
  readonly cancel: () => void;
}

export function oncePerFrame(
  work: () => void,
  schedule: (callback: () => void) => number = requestAnimationFrame,
  unschedule: (handle: number) => void = cancelAnimationFrame,
): OncePerFrame {
  let handle: number | undefined;
  let due = false;
  const request = (): void => {
    if (handle !== undefined) {
      due = true;
      return;
    }
    handle = schedule(() => {
      handle = undefined;
      if (!due) return;
      due = false;
      request();
    });
    work();
  };
  return {
    request,
    cancel: () => {
      due = false;
      if (handle !== undefined) unschedule(handle);
      handle = undefined;
    },
  };
}
