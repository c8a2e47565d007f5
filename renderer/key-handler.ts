/** Turns a key press anywhere in the window into the command it stands for. */
import { COMMANDS, isEnabled } from './commands.ts';
import { isSingleKey, matchesKey } from './keys.ts';
import type { KeyPress } from './keys.ts';
import type { App } from './state/app.svelte.ts';

/** Where one types; a slider or checkbox is an `input` too, but takes no letters. */
const TEXT_FIELDS =
  'textarea, select, [contenteditable="true"], input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"])';
/** Controls that move or choose by arrows, Home, End or Space. */
const OWN_ARROWS =
  'input[type="range"], [role="tab"], [role="menuitem"], [role="menuitemcheckbox"], [role="separator"], [role="option"], [role="radio"], [role="listbox"], [role="menu"], [role="menubar"]';
/** Controls that Space presses. */
const OWN_SPACE = 'button, [role="button"], summary, input[type="checkbox"], a';

const ARROW_CODES = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

export class KeyHandler {
  readonly #app: App;
  /**
   * The control that was clicked last. It has the focus, but whoever clicked it does not mean it by
   * the next Space: only who came to it by keyboard does.
   */
  #clicked: Element | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  readonly pointerDown = ({ target }: PointerEvent): void => {
    this.#clicked =
      target instanceof Element ? (target.closest(OWN_SPACE) ?? undefined) : undefined;
  };

  readonly keyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.code === 'Tab') this.#clicked = undefined;
    const app = this.#app;
    const press = pressOf(event);
    for (const command of COMMANDS) {
      const key = command.keys.find((candidate) => matchesKey(candidate, press, app.isMac));
      if (key === undefined || !isEnabled(command, app)) continue;
      // A dialog has the keyboard to itself, but for the commands that open one.
      if (app.overlay !== undefined && command.group !== 'help') continue;
      if (isSingleKey(key) && this.#rests(event)) continue;
      event.preventDefault();
      command.run(app);
      return;
    }
  };

  /** Whether the key belongs to the control that has the focus. */
  #rests({ target, code }: KeyboardEvent): boolean {
    if (!(target instanceof Element)) return false;
    if (target.matches(TEXT_FIELDS)) return true;
    if (ARROW_CODES.has(code)) return target.matches(OWN_ARROWS);
    if (code !== 'Space') return false;
    return target.matches(OWN_ARROWS) || (target.matches(OWN_SPACE) && target !== this.#clicked);
  }
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { code, key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  return { code, key, ctrlKey, metaKey, shiftKey, altKey, altGraph };
}
