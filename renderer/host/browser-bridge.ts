/**
 * The `Bridge` of a plain browser page: files by an input element, by drop and from the loopback
 * server; saving by download; recent files in the page's own storage, with their text, because a page
 * cannot read a path again.
 */
import { openResult } from '../../electron/bridge.ts';
import type { Bridge, OpenResult, SavedFile } from '../../electron/bridge.ts';
import { readDataFiles, readWhole } from './page-files.ts';
import { RecentStore } from './recent-store.ts';

const INITIAL_FILES = 'api/initial-files';
const ACCEPTED = '.py,.toml,.schedule,text/x-python,application/toml';
/** The browser reads the download on its own time; after this long it has it. */
const DOWNLOAD_KEPT_MS = 60_000;

declare global {
  interface Window {
    /** Exposed by Electron's preload. */
    readonly timeslice?: Bridge;
  }
}

/** Picks the host: the preload's bridge in Electron, the browser's own means everywhere else. */
export function getBridge(): Bridge {
  return window.timeslice ?? browserBridge(new RecentStore(pageStore()));
}

/** Reading the property throws where the user has forbidden pages to keep anything. */
function pageStore(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

export function browserBridge(recent: RecentStore): Bridge {
  const remember = (results: readonly OpenResult[]): readonly OpenResult[] => {
    for (const result of results) if (result.kind === 'file') recent.add(result.file);
    return results;
  };
  const read = async (files: readonly File[]): Promise<readonly OpenResult[]> =>
    remember(await Promise.all(files.map(readFile)));
  const nothing = (): void => undefined;

  return {
    host: 'browser',
    openDialog: async () => read(await chooseFiles(ACCEPTED)),
    openDataDialog: async () => readDataFiles(await chooseFiles('')),
    openDropped: read,
    initialFiles: async () => remember(await fetchInitialFiles()),
    recentFiles: () =>
      Promise.resolve(
        recent.files().map((file) => ({ name: file.name, path: RecentStore.key(file) })),
      ),
    openRecent: (key) => {
      const file = recent.files().find((candidate) => RecentStore.key(candidate) === key);
      return Promise.resolve(
        file === undefined
          ? { kind: 'problem', problem: { code: 'notFound', name: key, path: undefined } }
          : { kind: 'file', file },
      );
    },
    save: (suggestedName, content) => Promise.resolve(download(suggestedName, content)),
    // The page shows its own menu; the native one belongs to Electron.
    setMenu: nothing,
    setTitle: (title) => {
      document.title = title;
    },
    onCommand: () => nothing,
    onOpenFiles: () => nothing,
  };
}

function readFile(file: File): Promise<OpenResult> {
  return readWhole<OpenResult>(file, (bytes) => openResult(file.name, undefined, bytes));
}

/** @param accept as the input element has it; empty for any file. */
function chooseFiles(accept: string): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = accept;
    input.hidden = true;
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    });
    input.addEventListener('cancel', () => {
      resolve([]);
      input.remove();
    });
    // In the document, so that tests and assistive tools can find it.
    document.body.append(input);
    input.click();
  });
}

/** Where no loopback server of ours serves the page there are no initial files, and that is no error. */
async function fetchInitialFiles(): Promise<readonly OpenResult[]> {
  try {
    const response = await fetch(INITIAL_FILES);
    if (!response.ok) return [];
    const results: unknown = await response.json();
    return Array.isArray(results) ? (results as readonly OpenResult[]) : [];
  } catch {
    return [];
  }
}

function download(name: string, content: string | Uint8Array): SavedFile {
  const type =
    typeof content === 'string' ? 'text/plain;charset=utf-8' : 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, DOWNLOAD_KEPT_MS);
  return { name, path: undefined };
}
