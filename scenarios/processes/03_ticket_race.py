# /// timeslice
# title = "Selling tickets that are not there"
# about = """
# Several processes sell tickets from a stock in a file. Each looks whether there are any, takes its \
# time, and writes what is left. Two that look at the same moment sell the same ticket."""
# look = [
#   "The lines of the sellers: all of them have read the file before the first one writes.",
#   "The file stock.json in the state panel: more tickets are sold than it had.",
# ]
# try = [
#   "Drag SELLERS to 1: nothing can go wrong.",
#   "Set PAUSE to 0: the gap between looking and writing is smaller, but it is still there.",
#   "See the next scenario for the cure.",
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


def sell(sold):
    tickets = read_stock()
    time.sleep(PAUSE)
    if tickets > 0:
        write_stock(tickets - 1)
        sold.put("a ticket")


if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    write_stock(1)
    sold = context.SimpleQueue()
    sellers = [context.Process(target=sell, args=(sold,)) for _ in range(SELLERS)]
    for seller in sellers:
        seller.start()
    for seller in sellers:
        seller.join()
    count = 0
    while not sold.empty():
        sold.get()
        count += 1
    print(f"1 ticket, sold {count} times; {read_stock()} left")
