/** A CPython that stays alive between programs: it reads a question a line and answers each with a line. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface PythonProcess<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => void;
}

/**
 * Resolves with undefined where there is no python3.
 *
 * @param driver - the Python program that reads questions and prints answers, both as JSON.
 */
export async function startPython<Question, Answer>(
  driver: string,
): Promise<PythonProcess<Question, Answer> | undefined> {
  const child = spawn('python3', ['-c', driver], { stdio: ['pipe', 'pipe', 'inherit'] });
  const started = await new Promise<boolean>((resolve) => {
    child.on('spawn', () => resolve(true));
    child.on('error', () => resolve(false));
  });
  if (!started) return undefined;
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error('python3 ended before its answer');
      return JSON.parse(answer.value) as Answer;
    },
    close: () => child.stdin.end(),
  };
}
