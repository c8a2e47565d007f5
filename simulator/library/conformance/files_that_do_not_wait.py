"""Files over descriptors that do not block: what is not there yet."""

import os, io, subprocess, sys, time
r, w = os.pipe(); os.set_blocking(r, False)
f = open(r, "rb", closefd=False)
def t(c):
    try: print(repr(c()))
    except Exception as e: print(type(e).__name__, e, getattr(e, "characters_written", None))
t(lambda: f.read(5)); t(f.readline); t(lambda: f.read()); t(lambda: f.read1(5)); t(lambda: f.peek(3)); b = bytearray(4); t(lambda: f.readinto(b))
os.write(w, b"abc"); t(lambda: f.read(5)); os.write(w, b"de\nfg"); t(f.readline); t(f.readline); t(f.readline); os.write(w, b"hij"); t(lambda: f.read())
raw = open(r, "rb", 0, closefd=False); t(lambda: raw.read(5)); t(raw.readall); t(lambda: raw.readinto(b)); t(raw.readline); os.write(w, b"xyz"); t(raw.readall); os.write(w, b"q"); t(lambda: raw.readinto(b))
txt = open(r, closefd=False); t(lambda: txt.read(1)); t(txt.readline); os.write(w, b"line\n"); t(txt.readline)
os.set_blocking(w, False); fw = open(w, "wb", 0, closefd=False); t(lambda: fw.write(b"z" * 70000)); t(lambda: fw.write(b"z"))
bw = open(w, "wb", closefd=False); t(lambda: bw.write(b"y" * 10)); t(bw.flush)
os.read(r, 100000); t(bw.flush)
p = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(.2); print('late')"], stdout=subprocess.PIPE)
os.set_blocking(p.stdout.fileno(), False); t(p.stdout.read); p.wait(); t(p.stdout.read); t(p.stdout.read)
