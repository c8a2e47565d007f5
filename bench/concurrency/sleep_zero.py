import asyncio


async def spin():
    for _ in range(1_000):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(spin() for _ in range(100)))


asyncio.run(main())
