/** Drawings of the icons, as paths on a 16 × 16 grid; filled unless they are lines. */

export interface IconShape {
  readonly path: string;
  readonly line?: boolean;
}

export const ICONS = {
  play: { path: 'M4.5 2.8v10.4L13 8z' },
  playBackwards: { path: 'M11.5 2.8v10.4L3 8z' },
  stop: { path: 'M3.5 3.5h9v9h-9z' },
  pause: { path: 'M4 3h3v10H4zM9 3h3v10H9z' },
  toStart: { path: 'M3 3h1.8v10H3zM13 3v10L5.6 8z' },
  toEnd: { path: 'M11.2 3H13v10h-1.8zM3 3v10l7.4-5z' },
  previous: { path: 'M8.2 3.2v9.6L2.2 8zM13.8 3.2v9.6L8.2 8z' },
  next: { path: 'M2.2 3.2v9.6l6-4.8zM7.8 3.2v9.6l6-4.8z' },
  loop: {
    path: 'M4 6.5A4.3 4.3 0 0 1 12 6l1.5.5M13.5 3v3.5H10M12 9.5A4.3 4.3 0 0 1 4 10l-1.5-.5M2.5 13V9.5H6',
    line: true,
  },
  zoomIn: {
    path: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4M7 5v4M5 7h4',
    line: true,
  },
  zoomOut: {
    path: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4M5 7h4',
    line: true,
  },
  fit: {
    path: 'M2 3v10M14 3v10M4.5 8h7M6.5 5.8 4.3 8l2.2 2.2M9.5 5.8 11.7 8l-2.2 2.2',
    line: true,
  },
  pinned: { path: 'M2.5 3h11v5.5h-11zM2.5 12h7.5', line: true },
  flag: { path: 'M4 14V2.5M4 3h8l-2 2.7 2 2.8H4', line: true },
  search: { path: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4', line: true },
  close: { path: 'M4 4l8 8M12 4l-8 8', line: true },
  reset: { path: 'M3.5 6.5A5 5 0 1 1 3 9M3.2 2.8v3.9h3.9', line: true },
  check: { path: 'M3 8.5l3.2 3.2L13 4.8', line: true },
  chevronRight: { path: 'M6 3.5 10.5 8 6 12.5', line: true },
  chevronDown: { path: 'M3.5 6 8 10.5 12.5 6', line: true },
  paneLeft: { path: 'M2.5 3h11v10h-11zM6.5 3v10', line: true },
  paneRight: { path: 'M2.5 3h11v10h-11zM9.5 3v10', line: true },
  paneBottom: { path: 'M2.5 3h11v10h-11zM2.5 8.8h11', line: true },
  sun: {
    path: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.5v1.6M8 12.9v1.6M1.5 8h1.6M12.9 8h1.6M3.4 3.4l1.1 1.1M11.5 11.5l1.1 1.1M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1',
    line: true,
  },
  moon: { path: 'M13 9.6A5.6 5.6 0 0 1 6.4 3a5.6 5.6 0 1 0 6.6 6.6z', line: true },
  system: { path: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5', line: true },
  help: { path: 'M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12v.6', line: true },
  dice: { path: 'M3 3h10v10H3zM6 6h.01M10 6h.01M8 8h.01M6 10h.01M10 10h.01', line: true },
  warning: { path: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.4', line: true },
  file: { path: 'M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2', line: true },
  replay: { path: 'M12.8 6.5A5 5 0 1 0 13 9M12.9 2.8v3.9H9', line: true },
} as const satisfies Record<string, IconShape>;

export type IconName = keyof typeof ICONS;
