/** Where the window opens: the remembered place, if it still lies on a screen. */
import type { WindowState } from './settings.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SIZE_MIN = { width: 1024, height: 640 } as const;
const SIZE_FIRST = { width: 1440, height: 900 } as const;
/** So much of the title bar must be in reach, in both directions. */
const REACH_PX = 80;

export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/**
 * @param state as remembered, undefined at the first start
 * @param screens work areas, the primary one first
 */
export function placeOf(state: WindowState | undefined, screens: readonly Area[]): Place {
  const primary = screens[0];
  const wanted = state ?? SIZE_FIRST;
  const size = {
    width: Math.max(SIZE_MIN.width, Math.min(wanted.width, primary?.width ?? wanted.width)),
    height: Math.max(SIZE_MIN.height, Math.min(wanted.height, primary?.height ?? wanted.height)),
  };
  if (state?.x === undefined || state.y === undefined) return size;
  const { x, y } = state;
  // A screen may have been unplugged since: then the system chooses the place.
  const reachable = screens.some(
    (screen) =>
      x + size.width > screen.x + REACH_PX &&
      x < screen.x + screen.width - REACH_PX &&
      y >= screen.y &&
      y < screen.y + screen.height - REACH_PX,
  );
  return reachable ? { x, y, width: state.width, height: state.height } : size;
}
