# /// timeslice
# title = "A semaphore: many downloads, but only so many at once"
# about = """
# Tasks are cheap, so one per page is fine; the server on the other side is not so patient. A \
# semaphore hands out a few permits: who has none waits in line, and the line moves one by one."""
# look = [
#   "All tasks begin at once; all but the first few wait for the semaphore.",
#   "A download ends, and in the same moment the next in line begins: first come, first served.",
#   "The end forms stairs, as wide as the semaphore.",
# ]
# try = [
#   "Set AT_ONCE to 1: the downloads go one after the other.",
#   "Set AT_ONCE to PAGES: the whole takes as long as the slowest.",
# ]
# [params]
# PAGES = { min = 1, max = 20, label = "pages" }
# AT_ONCE = { min = 1, max = 20, label = "downloads at once" }
# ///
import asyncio

PAGES = 8
AT_ONCE = 3

running = most = 0


async def download(page, permits):
    global running, most
    async with permits:
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.02 + 0.005 * (page % 3))
        running -= 1
    return f"page {page}"


async def main():
    permits = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(download(page, permits), name=f"page {page}")
            for page in range(PAGES)
        ]
    print("got", len([task.result() for task in tasks]), "pages")
    print("never more at once than", most)


asyncio.run(main())
