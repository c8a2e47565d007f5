/** aiomultiprocess as its documentation tells: there is none in CPython to compare with. */
import { expect, test } from 'vitest';

import { simulate } from './index.ts';

const PROGRAM = `
import asyncio
from aiomultiprocess import Pool, Process, ProxyException, Worker, set_start_method


async def double(value):
    await asyncio.sleep(0.05)
    return value * 2


async def add(a, b, *, c=0):
    return a + b + c


async def fail(value):
    raise ValueError(f"no {value}")


def plain():
    return None


async def main():
    worker = Worker(target=double, args=(21,), name="worker")
    print(worker.name, worker.pid, worker.exitcode, worker.is_alive())
    for call in (lambda: worker.result, lambda: Process(target=plain)):
        try:
            call()
        except ValueError as error:
            print(error)
    print(await worker, worker.result, worker.exitcode)

    set_start_method("fork")  # quicker than "spawn", which the worker has shown

    async with Pool(2) as pool:
        print(await pool.map(double, range(4)), await pool.starmap(add, [(1, 2), (3, 4)]))
        print(await pool.apply(add, (1,), {"b": 2, "c": 3}))
        print([result async for result in pool.map(double, "ab")])
        try:
            await pool.apply(fail, ("luck",))
        except ProxyException as error:
            print(str(error).splitlines()[-1])
        try:
            await pool.join()
        except RuntimeError as error:
            print(error)
        pool.close()
        try:
            await pool.map(double, [1])
        except RuntimeError as error:
            print(error)


if __name__ == "__main__":
    asyncio.run(main())
`;

const PRINTS = `\
worker None None False
coroutine not completed
target must be coroutine function
42 42 0
[0, 2, 4, 6] [3, 7]
6
['aa', 'bb']
ValueError: no luck
pool is still open
pool is closed
`;

test('coroutines run in processes and pools, and give their results to the one that awaits them', () => {
  const { console } = simulate({ name: 'main.py', text: PROGRAM });
  expect(console.map(({ text }) => text).join('')).toBe(PRINTS);
});
