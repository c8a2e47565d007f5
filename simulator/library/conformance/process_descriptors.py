"""Descriptors of processes: waiting for their end as for anything else, and signals through them."""
import asyncio, os, select, signal, subprocess, sys
p = subprocess.Popen(["sleep","0.2"])
fd = os.pidfd_open(p.pid)
print(select.select([fd],[],[],0)[0], select.select([fd],[],[],2)[0]==[fd], p.wait())
os.close(fd)
p = subprocess.Popen(["sleep","5"])
fd = os.pidfd_open(p.pid)
signal.pidfd_send_signal(fd, signal.SIGTERM)
print(p.wait())
for f in (lambda: os.pidfd_open(99999999), lambda: os.pidfd_open(-1), lambda: os.read(fd, 1)):
    try: f()
    except OSError as e: print(e)
os.close(fd)
asyncio.set_child_watcher(asyncio.PidfdChildWatcher())
async def main():
    async def one(n):
        p = await asyncio.create_subprocess_exec(sys.executable, "-c", f"import time; time.sleep({n}/10); print({n}); raise SystemExit({n})", stdout=-1)
        out, _ = await p.communicate()
        return out, p.returncode
    print(await asyncio.gather(*map(one, range(3))))
    p = await asyncio.create_subprocess_shell("sleep 9")
    p.kill(); print(await p.wait())
asyncio.run(main())
