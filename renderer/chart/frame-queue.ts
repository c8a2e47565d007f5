/** Work for the next animation frame; asking twice for the same work does it once. */
export interface FrameQueue {
  readonly request: (work: () => void) => void;
  readonly cancel: () => void;
}

export function frameQueue(
  schedule: (callback: () => void) => number = requestAnimationFrame,
  unschedule: (handle: number) => void = cancelAnimationFrame,
): FrameQueue {
  const due = new Set<() => void>();
  let handle: number | undefined;
  const run = (): void => {
    handle = undefined;
    const works = [...due];
    due.clear();
    for (const work of works) work();
  };
  return {
    request: (work) => {
      due.add(work);
      handle ??= schedule(run);
    },
    cancel: () => {
      due.clear();
      if (handle !== undefined) unschedule(handle);
      handle = undefined;
    },
  };
}
