/**
 * The messages between the preload and the main process, by name. The window never sees them: it has
 * the `Bridge` only, which the preload makes of them.
 */
import type { DataResult, MenuItem, OpenResult, RecentFile, SavedFile } from './bridge.ts';

/** Asked by the window, answered by the main process. */
export interface Requests {
  'open-dialog': { args: []; result: readonly OpenResult[] };
  'open-data-dialog': { args: []; result: readonly DataResult[] };
  'initial-files': { args: []; result: readonly OpenResult[] };
  'recent-files': { args: []; result: readonly RecentFile[] };
  'open-recent': { args: [path: string]; result: OpenResult };
  'open-dropped': { args: [paths: readonly string[]]; result: readonly OpenResult[] };
  save: {
    args: [suggestedName: string, content: string | Uint8Array];
    result: SavedFile | undefined;
  };
  overwrite: { args: [path: string, content: string]; result: undefined };
  'set-menu': { args: [menu: readonly MenuItem[]]; result: undefined };
  'set-title': { args: [title: string]; result: undefined };
}
export type RequestName = keyof Requests;

/** Told by the main process, heard by the window. */
export interface Notices {
  command: [id: string];
  'open-files': [files: readonly OpenResult[]];
}
