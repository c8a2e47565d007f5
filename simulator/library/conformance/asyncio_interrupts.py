import asyncio, signal, threading, os, time
async def main():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print('cancelled by ctrl-c')
        await asyncio.sleep(0)
        raise
def kill():
    time.sleep(0.05); os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=kill).start()
t=time.monotonic()
try: asyncio.run(main())
except KeyboardInterrupt: print('KI', time.monotonic()-t<1)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
async def busy():
    await asyncio.sleep(0.01)
    signal.raise_signal(signal.SIGINT)
    print('goes on')
    try: await asyncio.sleep(1)
    except asyncio.CancelledError: return 'swallowed'
print(asyncio.run(busy()))
