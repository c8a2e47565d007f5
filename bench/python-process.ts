/** A CPython that stays alive between programs, to measure against; see python_driver.py. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import driver from './python_driver.py?raw';

export interface PythonRun {
  readonly ns: number;
  readonly stdout: string;
}

export interface PythonProcess {
  readonly run: (text: string) => Promise<PythonRun>;
  readonly close: () => void;
}

/** Resolves with undefined where there is no python3. */
export async function startPython(): Promise<PythonProcess | undefined> {
  const child = spawn('python3', ['-c', driver], { stdio: ['pipe', 'pipe', 'inherit'] });
  const started = await new Promise<boolean>((resolve) => {
    child.on('spawn', () => resolve(true));
    child.on('error', () => resolve(false));
  });
  if (!started) return undefined;
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (text) => {
      child.stdin.write(`${JSON.stringify({ text })}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error('python3 ended before its answer');
      return JSON.parse(answer.value) as PythonRun;
    },
    close: () => child.stdin.end(),
  };
}
