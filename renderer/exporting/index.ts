/** The door of what a run can be saved as. Loaded when something is saved: most runs are only looked at. */
export { exported } from './formats.ts';
export type { ExportFormat, ExportOptions } from './formats.ts';
