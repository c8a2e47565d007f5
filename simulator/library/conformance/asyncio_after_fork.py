"""Loops in forked processes: none runs there, and those that are inherited can be used."""
import asyncio, os, sys
async def child():
    await asyncio.sleep(0.01)
    print('child ran', flush=True)
async def main():
    loop = asyncio.get_running_loop()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        asyncio.run(child())
        os._exit(3)
    await asyncio.sleep(0.1)
    print('parent', os.waitpid(pid, 0)[1] >> 8)
    await asyncio.to_thread(print, 'thread')
asyncio.run(main())
loop = asyncio.new_event_loop()
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    loop.run_until_complete(child())
    loop.run_until_complete(loop.run_in_executor(None, print, 'child thread'))
    sys.stdout.flush()
    os._exit(0)
print(os.waitpid(pid, 0)[1])
loop.run_until_complete(child())
loop.close()
