"""aiofiles: files, standard streams, temporary files and functions of os, inside a loop."""

import asyncio
import os
import tempfile

import aiofiles
import aiofiles.os
import aiofiles.tempfile


async def attempt(awaitable):
    try:
        print(await awaitable)
    except Exception as error:
        print(type(error).__name__, error)


async def write(name, text):
    async with aiofiles.open(name, "w", encoding="utf-8") as file:
        return await file.write(text)


async def main():
    print(await asyncio.gather(*(write(f"{i}.txt", "line\n" * i) for i in range(4))))
    async with aiofiles.open("3.txt") as file:
        print(file.name, file.mode, file.closed)
        async for line in file:
            print(line, end="")
        print(await file.seek(2), await file.read(3), await file.readline(), await file.readlines())
        await attempt(file.write("x"))
    print(file.closed)
    await attempt(file.read())
    file = await aiofiles.open("data.bin", mode="wb+")
    print(await file.write(b"0123456789"), await file.tell(), await file.truncate(5))
    await file.flush()
    await file.seek(0)
    print(await file.read())
    await file.close()
    await attempt(aiofiles.open("missing.txt"))

    print(sorted(await aiofiles.os.listdir(".")), (await aiofiles.os.stat("3.txt")).st_size)
    await aiofiles.os.makedirs("a/b")
    await aiofiles.os.rename("3.txt", "a/b/moved.txt")
    print(await aiofiles.os.path.exists("3.txt"), await aiofiles.os.path.isfile("a/b/moved.txt"))
    await aiofiles.os.remove("a/b/moved.txt")
    await aiofiles.os.removedirs("a/b")
    print(await aiofiles.os.path.isdir("a"), await aiofiles.os.path.getsize("1.txt"))

    async with aiofiles.tempfile.TemporaryDirectory() as folder:
        async with aiofiles.tempfile.NamedTemporaryFile("w+", dir=folder, delete=False) as file:
            await file.write("temporary")
            await file.seek(0)
            print(await file.read(), os.path.dirname(file.name) == folder)
        print(len(os.listdir(folder)))
    print(os.path.exists(folder))
    await aiofiles.stdout.write("written by a coroutine\n")


os.chdir(tempfile.mkdtemp())
asyncio.run(main())
