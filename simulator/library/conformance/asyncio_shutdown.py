# A service that is shut down by a signal or an error.
import asyncio, logging, signal, os, sys
logging.basicConfig(level=logging.INFO, format='%(levelname)s: %(message)s', stream=sys.stdout)

async def shutdown(sig, loop):
    logging.info('Received exit signal %s...', sig.name)
    tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    [t.cancel() for t in tasks]
    logging.info('Cancelling %d outstanding tasks', len(tasks))
    r = await asyncio.gather(*tasks, return_exceptions=True)
    logging.info('finished: %s', sorted(map(repr, r)))
    loop.stop()

def handle_exception(loop, context):
    msg = context.get('exception', context['message'])
    logging.error('Caught exception: %r', msg)
    asyncio.create_task(shutdown(signal.SIGTERM, loop))

async def publish(q):
    for i in range(100):
        await q.put(i)
        await asyncio.sleep(0.01)

async def consume(q):
    while True:
        m = await q.get()
        if m == 4:
            raise RuntimeError('msg 4 is poison')
        logging.info('consumed %d', m)

def main():
    loop = asyncio.new_event_loop()
    for s in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(s, lambda s=s: loop.create_task(shutdown(s, loop)))
    loop.set_exception_handler(handle_exception)
    q = asyncio.Queue()
    try:
        loop.create_task(publish(q))
        loop.create_task(consume(q))
        loop.call_later(0.1, os.kill, os.getpid(), signal.SIGHUP)
        loop.run_forever()
    finally:
        loop.close()
        logging.info('closed')
main()
