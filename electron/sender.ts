/** Who may ask the main process: the top frame of our window, while it shows our page. */
import { isOwnPage } from './origin.ts';

export interface Frame {
  readonly url: string;
  /** null for a top frame */
  readonly parent: object | null;
}

/** @param sender null when the frame went away before its message was read */
export function isTrusted(sender: Frame | null): boolean {
  return sender !== null && sender.parent === null && isOwnPage(sender.url);
}
