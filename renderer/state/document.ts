/** A program that is open: its text, and where it came from. */
import type { SourceFile } from '../../simulator/index.ts';

/** By its name, what is opened; any other file is data for a program. */
export function isProgram(name: string): boolean {
  return /\.(?:py|toml|schedule)$/i.test(name);
}

export type Origin =
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string | undefined };

export interface OpenDocument {
  readonly source: SourceFile;
  readonly origin: Origin;
}
