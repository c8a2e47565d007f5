"""Processes that a fork server makes, and a pool of them."""

import multiprocessing as mp, os, sys, time
print("imported as", __name__, flush=True)
count = 0
def work(n, conn):
    global count
    count += n
    conn.send((n, count, mp.current_process().name, mp.parent_process().name, os.getppid() == parent_pid))
    conn.close()
    sys.exit(n)
parent_pid = None
def nap(): time.sleep(10)
def die(): os._exit(7)
def exc(): raise ValueError("x")
def cube(x): return x ** 3
def main():
    global parent_pid, count
    mp.set_start_method("forkserver")
    print(mp.get_start_method())
    parent_pid = os.getpid()
    count = 100
    for n in range(3):
        r, w = mp.Pipe(False)
        p = mp.Process(target=work, args=(n, w))
        p.start(); w.close()
        print(r.recv())
        p.join()
        print(p.exitcode, p.is_alive())
    p = mp.Process(target=nap); p.start()
    time.sleep(.3); print(p.is_alive(), p.exitcode); p.terminate(); p.join(); print(p.exitcode, repr(p).replace(str(p.pid), "PID").replace(str(os.getpid()), "PP"))
    p = mp.Process(target=die); p.start(); p.join(); print(p.exitcode)
    p = mp.Process(target=nap, daemon=True); p.start(); p.join(.1); print(p.exitcode)
    with mp.Pool(1) as pool:
        print(pool.map(cube, range(10)))
    q = mp.Queue(); l = mp.Lock(); v = mp.Value("i", 5)
    print(len(mp.active_children()))
if __name__ == "__main__":
    main()
    print("done")
