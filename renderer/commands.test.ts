/** The registry's promises: no two commands share a name or a key, and each has its text. */
import { describe, expect, it } from 'vitest';

import { COMMANDS, COMMAND_GROUPS } from './commands.ts';
import { accelerator, keyCaps, keyLabel, matchesKey, place, character } from './keys.ts';
import type { KeyPress } from './keys.ts';
import { en } from './messages/en.ts';
import { Language } from './messages/language.ts';

const english = new Language('en', en);

describe('the registry', () => {
  it('has every command once', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a command for every label', () => {
    const labels = Object.keys(en).filter((key) => key.startsWith('command.'));
    expect(COMMANDS.map(({ id }) => `command.${id}`).sort()).toEqual(labels.sort());
  });

  it('gives no key to two commands', () => {
    const keys = COMMANDS.flatMap((command) => command.keys.map((key) => accelerator(key)));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('keeps sections together within a group', () => {
    for (const group of COMMAND_GROUPS) {
      const sections = COMMANDS.filter((command) => command.group === group).map(
        ({ section }) => section,
      );
      const changes = sections.filter((section, index) => section !== sections[index - 1]);
      expect(new Set(changes).size, group).toBe(changes.length);
    }
  });
});

function press(parts: Partial<KeyPress>): KeyPress {
  return {
    code: '',
    key: '',
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    altGraph: false,
    ...parts,
  };
}

describe('a key', () => {
  it.each([
    ['a letter is a place', place('KeyW'), press({ code: 'KeyW', key: 'z' }), true],
    ['not with Ctrl', place('KeyW'), press({ code: 'KeyW', ctrlKey: true }), false],
    ['Shift counts', place('KeyR', 'shift'), press({ code: 'KeyR', shiftKey: true }), true],
    ['and its lack', place('KeyR'), press({ code: 'KeyR', shiftKey: true }), false],
    ['Ctrl', place('KeyF', 'mod'), press({ code: 'KeyF', ctrlKey: true }), true],
    ['Cmd is for the Mac', place('KeyF', 'mod'), press({ code: 'KeyF', metaKey: true }), false],
    ['a mark is what is typed', character('?'), press({ key: '?', shiftKey: true }), true],
    ['wherever it lies', character('/'), press({ code: 'Digit7', key: '/', shiftKey: true }), true],
    [
      'also by AltGr',
      character('['),
      press({ key: '[', ctrlKey: true, altKey: true, altGraph: true }),
      true,
    ],
    ['but not with Ctrl', character('/'), press({ key: '/', ctrlKey: true }), false],
  ])('%s', (_sentence, key, pressed, matches) => {
    expect(matchesKey(key, pressed, false)).toBe(matches);
  });

  it('is Cmd on a Mac', () => {
    const key = place('KeyP', 'mod', 'shift');
    expect(matchesKey(key, press({ code: 'KeyP', metaKey: true, shiftKey: true }), true)).toBe(
      true,
    );
    expect(keyLabel(key, english, true)).toBe('⇧⌘P');
    expect(keyLabel(key, english, false)).toBe('Ctrl+Shift+P');
    expect(accelerator(key)).toBe('CmdOrCtrl+Shift+P');
  });

  it('has caps one can read', () => {
    expect(keyCaps(place('ArrowLeft', 'alt'), english, false)).toEqual(['Alt', '←']);
    expect(keyCaps(place('Digit0'), english, false)).toEqual(['0']);
    expect(keyCaps(character('+'), english, false)).toEqual(['+']);
    expect(accelerator(character('+'))).toBe('Plus');
  });
});
