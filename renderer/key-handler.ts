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
/** Controls that Space presses. One that was clicked has the focus too, but nobody means it then. */
const OWN_SPACE = 'button:focus-visible, summary:focus-visible, input[type="checkbox"], a';

const ARROW_CODES = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

export function handleKey(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing) return;
  const press: KeyPress = {
    code: event.code,
    key: event.key,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    altGraph: event.getModifierState('AltGraph'),
  };
  for (const command of COMMANDS) {
    const key = command.keys.find((candidate) => matchesKey(candidate, press, app.isMac));
    if (key === undefined || !isEnabled(command, app)) continue;
    // A dialog has the keyboard to itself, but for the commands that open one.
    if (app.overlay !== undefined && command.group !== 'help') continue;
    if (isSingleKey(key) && rests(event)) continue;
    event.preventDefault();
    command.run(app);
    return;
  }
}

/** Whether the key belongs to the control that has the focus. */
function rests(event: KeyboardEvent): boolean {
  const { target, code } = event;
  if (!(target instanceof Element)) return false;
  if (target.matches(TEXT_FIELDS)) return true;
  if (ARROW_CODES.has(code)) return target.matches(OWN_ARROWS);
  return code === 'Space' && (target.matches(OWN_ARROWS) || target.matches(OWN_SPACE));
}
