import { describe, expect, it } from 'vitest';

import { COMMANDS } from './commands.ts';
import { dispatch } from './dispatch.ts';

async function call(...args: string[]) {
  let out = '';
  let err = '';
  const exitCode = await dispatch(args, {
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => Promise.resolve(void (err += text)),
    watched: false,
  });
  return { exitCode, out, err };
}

describe('the command line', () => {
  it('names every command with a summary', async () => {
    const { exitCode, out } = await call('--help');
    expect(exitCode).toBe(0);
    for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const { summary } of COMMANDS) expect(out).toContain(summary);
  });

  it.each(COMMANDS.map(({ name }) => name))('explains %s', async (name) => {
    const { exitCode, out } = await call(name, '--help');
    expect(exitCode).toBe(0);
    expect(out).toMatch(new RegExp(`^usage: sim ${name} `));
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'mentions every option of %s in its help',
    (_name, { options, help }) => {
      for (const option of Object.keys(options)) expect(help).toContain(`--${option}`);
    },
  );

  it.each([
    [['walk'], 'sim: there is no command "walk"'],
    [['run'], 'sim: run: no file given'],
    [['run', '--nonsense', 'a.py'], "sim: run: Unknown option '--nonsense'"],
    [['run', '--cores', 'two', 'a.py'], 'sim: --cores: "two" is not a whole number'],
    [['run', '--cores', '0', 'a.py'], 'sim: --cores: 0 is out of range'],
    [['run', '--policy', 'best', 'a.py'], 'sim: --policy: there is no policy best'],
    [['run', '--quantum', 'long', 'a.py'], 'sim: --quantum: "long" is not a duration'],
    [['run', '--gil', 'maybe', 'a.py'], 'sim: --gil: "maybe" is neither on nor off'],
    [['run', '--switch-interval', '0', 'a.py'], 'sim: --switch-interval: 0 ns is out of range'],
    [['run', '--set', 'N', 'a.py'], 'sim: --set: "N" has no value'],
    [['run', '--stdin', 'nowhere', 'a.py'], 'sim: nowhere: there is no such file'],
    [['run', '--file', 'nowhere', 'a.py'], 'sim: nowhere: there is no such file'],
    [['run', '--together', 'nowhere.py', 'b.py'], 'nowhere.py: there is no such file'],
    [['list', 'x'], 'sim: list: "x" is too much'],
    [['check'], 'sim: check: no file given'],
    [['sweep', 'a.py'], 'sim: sweep: --over is missing'],
    [['export', 'a.py'], 'sim: export: --to is missing'],
    [['export', 'a.py', '--to', 'a.doc'], 'sim: --to: a.doc: no format has this ending'],
  ])('refuses %j in one line', async (args, message) => {
    const { exitCode, out, err } = await call(...args);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err).toMatch(/^[^\n]+\n$/);
  });

  it('says how to call it when it is called with nothing', async () => {
    const { exitCode, out } = await call();
    expect(exitCode).toBe(2);
    expect(out).toMatch(/^usage: sim /);
  });
});
