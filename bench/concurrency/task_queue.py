import asyncio


async def produce(queue):
    for i in range(50_000):
        await queue.put(i)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    return total


async def main():
    queue = asyncio.Queue(10)
    _, total = await asyncio.gather(produce(queue), consume(queue))
    print(total)


asyncio.run(main())
