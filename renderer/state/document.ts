/** A program that is open: its text, and where it came from. */
import type { SourceFile } from '../../simulator/index.ts';

export type Origin =
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string | undefined };

export interface OpenDocument {
  readonly source: SourceFile;
  readonly origin: Origin;
}
