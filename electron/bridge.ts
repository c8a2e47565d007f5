/**
 * The one contract between the window and whatever hosts it: Electron's preload, or a browser page.
 * Types, constants and the rule for what counts as text: every room that needs the contract imports
 * this file and nothing else of this folder.
 */

export interface OpenedFile {
  readonly name: string;
  /** Where the file lies; absent where the host does not tell, as in a browser. */
  readonly path: string | undefined;
  readonly text: string;
}

/** Why a file could not be opened: a code for the window's message table, no sentence. */
export type FileProblemCode = 'binary' | 'tooLarge' | 'unreadable' | 'notFound' | 'directory';

export interface FileProblem {
  readonly code: FileProblemCode;
  readonly name: string;
  readonly path: string | undefined;
  /** For `tooLarge`: the size found and the size allowed. */
  readonly sizeBytes?: number;
  readonly limitBytes?: number;
  /** For `unreadable`: the system's own short word, such as `EACCES`, or `special` for a device. */
  readonly detail?: string;
}

export interface ProblemResult {
  readonly kind: 'problem';
  readonly problem: FileProblem;
}

export type OpenResult = { readonly kind: 'file'; readonly file: OpenedFile } | ProblemResult;

/** What a program is to find in its working directory: of any kind, as its bytes. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type DataResult = { readonly kind: 'file'; readonly file: DataFile } | ProblemResult;

export const MENU_ROLES = [
  'about',
  'close',
  'copy',
  'cut',
  'minimize',
  'paste',
  'quit',
  'redo',
  'selectAll',
  'toggleDevTools',
  'togglefullscreen',
  'undo',
] as const;
export type MenuRole = (typeof MENU_ROLES)[number];

/** One entry of the native menu; an entry with an `id` is a command of the window's registry. */
export interface MenuItem {
  readonly id?: string;
  readonly label: string;
  /** In Electron's notation: `CmdOrCtrl+Shift+P`. The window itself acts on keys; this is display. */
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  /** Something the system does itself; the entry then needs no command. */
  readonly role?: MenuRole;
  readonly type?: 'separator' | 'checkbox' | 'radio';
  readonly submenu?: readonly MenuItem[];
}

export interface RecentFile {
  readonly name: string;
  /** What `openRecent` takes: a path in Electron, a key of the page's own store in a browser. */
  readonly path: string;
}

export interface SavedFile {
  readonly name: string;
  /** Absent where the host does not tell. */
  readonly path: string | undefined;
}

export interface Bridge {
  readonly host: 'electron' | 'browser';
  /** Asks for files; an empty list when the dialog was cancelled. */
  openDialog(): Promise<readonly OpenResult[]>;
  /** The same for data files. */
  openDataDialog(): Promise<readonly DataResult[]>;
  /** Files named on the command line or by a double click, at the first start. */
  initialFiles(): Promise<readonly OpenResult[]>;
  recentFiles(): Promise<readonly RecentFile[]>;
  openRecent(path: string): Promise<OpenResult>;
  /** Files dropped on the window. */
  openDropped(files: readonly File[]): Promise<readonly OpenResult[]>;
  /** Asks where. Undefined when cancelled; rejects when it cannot be written. */
  save(suggestedName: string, content: string | Uint8Array): Promise<SavedFile | undefined>;
  /** Writes a file that the page was given, or has saved, without asking; absent where the host cannot. */
  readonly overwrite?: (path: string, content: string) => Promise<void>;
  /** Makes the native menu from the command registry; does nothing where there is none. */
  setMenu(menu: readonly MenuItem[]): void;
  setTitle(title: string): void;
  /** A command chosen in the native menu. Returns the function that ends the listening. */
  onCommand(listener: (id: string) => void): () => void;
  /** Files that came later: a second start, a double click. */
  onOpenFiles(listener: (files: readonly OpenResult[]) => void): () => void;
}

/** No honest scenario is larger, nor the data it reads. */
export const FILE_SIZE_LIMIT_BYTES = 1_000_000;

/**
 * Bytes as the text they hold, or the problem with them. A NUL or a byte that is not UTF-8 means that
 * this is no source text; a byte order mark is dropped.
 */
export function openResult(name: string, path: string | undefined, bytes: Uint8Array): OpenResult {
  if (bytes.byteLength > FILE_SIZE_LIMIT_BYTES) {
    return tooLarge(name, path, bytes.byteLength);
  }
  const text = bytes.includes(0) ? undefined : decodeUtf8(bytes);
  return text === undefined
    ? { kind: 'problem', problem: { code: 'binary', name, path } }
    : { kind: 'file', file: { name, path, text } };
}

export function tooLarge(name: string, path: string | undefined, sizeBytes: number): ProblemResult {
  const limitBytes = FILE_SIZE_LIMIT_BYTES;
  return { kind: 'problem', problem: { code: 'tooLarge', name, path, sizeBytes, limitBytes } };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
