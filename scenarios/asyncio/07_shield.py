# /// timeslice
# title = "shield: what has to be finished once it has begun"
# about = """
# The customer gives up, but the payment is on its way and must not stop half-way. shield() lets \
# the cancellation reach the one who waits, and not what is waited for."""
# look = [
#   "The customer is cancelled and ends at once; the payment's lane goes on.",
#   "main holds on to the payment itself. If nobody did, nothing would wait for its end.",
# ]
# try = [
#   "Remove shield(): the payment is cancelled together with the customer.",
#   "Raise PATIENCE above the time to pay: nobody notices the shield.",
# ]
# [params]
# PATIENCE = { min = 0.0, max = 0.2, step = 0.005, label = "customer's patience", unit = "s" }
# PAYING = { min = 0.01, max = 0.2, step = 0.005, label = "time to pay", unit = "s" }
# ///
import asyncio

PATIENCE = 0.02
PAYING = 0.06


async def pay():
    print("payment: sent")
    await asyncio.sleep(PAYING)
    print("payment: booked")
    return "receipt"


async def wait_at_the_till(payment):
    try:
        print("customer: has the", await asyncio.shield(payment))
    except asyncio.CancelledError:
        print("customer: leaves")
        raise


async def main():
    payment = asyncio.create_task(pay(), name="payment")
    customer = asyncio.create_task(wait_at_the_till(payment), name="customer")
    await asyncio.sleep(PATIENCE)
    customer.cancel()
    await asyncio.wait([customer])
    print("shop: customer gone, payment done:", payment.done())
    print("shop: keeps the", await payment)


asyncio.run(main())
