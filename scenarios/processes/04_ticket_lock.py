# /// timeslice
# title = "Selling tickets one buyer at a time"
# about = """
# The cure for a check that others can overtake: looking and writing happen under a lock that all \
# processes share. Whoever looks finds what the last one has left."""
# look = [
#   "The lock: held from looking to writing, by one seller after another.",
#   "The sellers: they wait for the lock while another one pays.",
# ]
# try = [
#   "Drag PAUSE up: paying inside the lock makes everybody wait.",
#   "Move the sleep out of the `with` block: which order of lines is still safe?",
# ]
# [params]
# SELLERS = { min = 1, max = 8, label = "sellers" }
# STOCK = { label = "the file" }
# PAUSE = { min = 0.0, max = 0.5, step = 0.01, label = "time to pay", unit = "s" }
# [files]
# "stock.json" = '{"tickets": 1}'
# ///
import json
import multiprocessing
import time

SELLERS = 4
PAUSE = 0.1
STOCK = "stock.json"


def write_stock(tickets):
    with open(STOCK, "w") as file:
        json.dump({"tickets": tickets}, file)


def read_stock():
    with open(STOCK) as file:
        return json.load(file)["tickets"]


def sell(till, sold):
    with till:
        tickets = read_stock()
        time.sleep(PAUSE)
        if tickets > 0:
            write_stock(tickets - 1)
            sold.put("a ticket")


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    write_stock(1)
    sold = context.SimpleQueue()
    till = context.Lock()
    sellers = [context.Process(target=sell, args=(till, sold)) for _ in range(SELLERS)]
    for seller in sellers:
        seller.start()
    for seller in sellers:
        seller.join()
    count = 0
    while not sold.empty():
        sold.get()
        count += 1
    print(f"1 ticket, sold {count} times; {read_stock()} left")
