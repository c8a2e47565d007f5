/** The door of the picture: a finished timeline for files, without a window and without a DOM. */
export { timelineSvg } from './timeline-svg.ts';
export type { PictureOptions } from './timeline-svg.ts';
