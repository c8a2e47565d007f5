"""What threads have of their own ends with them."""

import _thread
import threading


class Value:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


local = threading.local()


def work(name, argument):
    local.value = Value(name)
    print("in", name, _thread._count())


for number in range(3):
    thread = threading.Thread(target=work, args=(number, Value(f"argument {number}")))
    thread.start()
    thread.join()
    print("joined", number, _thread._count())
    del thread

done = threading.Event()
before = threading.Event()


def ends_in_time():
    value = Value("of a function")
    del value
    print("after it")
    done.set()
    before.wait()


thread = threading.Thread(target=ends_in_time)
thread.start()
done.wait()
print("main", _thread._count())
before.set()
thread.join()
print("end", _thread._count())
