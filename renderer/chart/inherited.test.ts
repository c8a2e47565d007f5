import { expect, it } from 'vitest';

import { simulate } from '../../simulator/index.ts';

import { untouchedCopies } from './inherited.ts';

function namesOfUntouched(text: string): readonly string[] {
  const trace = simulate({ name: 'fork.py', text });
  return [...untouchedCopies(trace)].map((lane) => trace.lanes[lane]!.name);
}

it('finds what a forked process has of its parent and never touches', () => {
  const program = (inChild: string): string => `
import multiprocessing, threading

spare = threading.Lock()
used = threading.Lock()

def child():
    with ${inChild}:
        print("in the child")

if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
`;
  expect(namesOfUntouched(program('used'))).toEqual(['spare']);
  expect(namesOfUntouched(program('spare'))).toEqual(['used']);
});

it('leaves what the program itself has made and not yet used', () => {
  expect(namesOfUntouched('import threading\nlock = threading.Lock()\n')).toEqual([]);
});
