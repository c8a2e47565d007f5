/**
 * The one contract between the window and whatever hosts it: Electron's preload, or a browser page.
 * Types and constants only: every room that needs the contract imports this file and nothing else.
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
  /** For `unreadable`: the system's own short word, such as `EACCES`. */
  readonly detail?: string;
}

export type OpenResult =
  | { readonly kind: 'file'; readonly file: OpenedFile }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/** One entry of the native menu; an entry with an `id` is a command of the window's registry. */
export interface MenuItem {
  readonly id?: string;
  readonly label: string;
  readonly accelerator?: string;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly type?: 'separator' | 'checkbox' | 'radio';
  readonly submenu?: readonly MenuItem[];
}

export interface RecentFile {
  readonly name: string;
  /** What `openRecent` takes: a path in Electron, a key of the page's own store in a browser. */
  readonly path: string;
}

export interface Bridge {
  readonly host: 'electron' | 'browser';
  /** Asks for files; an empty list when the dialog was cancelled. */
  openDialog(): Promise<readonly OpenResult[]>;
  /** Files named on the command line or by a double click, at the first start. */
  initialFiles(): Promise<readonly OpenResult[]>;
  recentFiles(): Promise<readonly RecentFile[]>;
  openRecent(path: string): Promise<OpenResult>;
  /** Files dropped on the window. */
  openDropped(files: readonly File[]): Promise<readonly OpenResult[]>;
  /** The name under which the text was saved; undefined when cancelled. */
  saveText(suggestedName: string, text: string): Promise<string | undefined>;
  /** Makes the native menu from the command registry; does nothing where there is none. */
  setMenu(menu: readonly MenuItem[]): void;
  setTitle(title: string): void;
  /** A command chosen in the native menu. Returns the function that ends the listening. */
  onCommand(listener: (id: string) => void): () => void;
  /** Files that came later: a second start, a double click. */
  onOpenFiles(listener: (files: readonly OpenResult[]) => void): () => void;
}

/** Files are source text: no honest scenario is larger. */
export const FILE_SIZE_LIMIT_BYTES = 1_000_000;
