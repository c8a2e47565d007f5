"""uvloop: its loop by a policy, by run() and by hand."""

import asyncio

import uvloop


async def work(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop), loop, isinstance(loop, asyncio.AbstractEventLoop))
    loop.call_soon(print, "called soon")
    print(await asyncio.gather(work("slow", 0.02), work("quick", 0.01)))
    print(await loop.run_in_executor(None, sum, range(10)))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0.01)
    except asyncio.TimeoutError as error:
        print(repr(error))
    return "result"


print(uvloop.run(main()))
with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
    print(runner.run(work("by a runner", 0)))
uvloop.install()
print(asyncio.run(main()))
asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
loop = asyncio.new_event_loop()
print(loop, loop.run_until_complete(work("by hand", 0)))
loop.close()
print(loop)
asyncio.set_event_loop_policy(None)
