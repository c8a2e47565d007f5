import asyncio


async def work(semaphore):
    async with semaphore:
        await asyncio.sleep(0.001)


async def main():
    semaphore = asyncio.Semaphore(100)
    await asyncio.gather(*(work(semaphore) for _ in range(10_000)))


asyncio.run(main())
