"""tqdm: lines of bars, and what is written for them."""

import io

import tqdm.asyncio
from tqdm import tqdm as bar
from tqdm import trange

meter = bar.format_meter
print(meter(0, 100, 0))
print(meter(76, 100, 33))
print(meter(7568, 10000, 33, ncols=60))
print(meter(5, None, 2, prefix="found", unit="page"))
print(meter(1, 4, 10, postfix="loss=0.1"))
print(meter(1500, 3000, 5400, ascii=True, prefix="copy: ", unit="B", unit_scale=True))
print(meter(3, 2, 1), "|", meter(1, 3, 1, ncols=0))
print(meter(1, 3, 1, bar_format="{desc}{percentage:.1f} {n}/{total} {bar} {rate_noinv_fmt}"))
print(bar.format_interval(59), bar.format_interval(3661))
print([bar.format_sizeof(n) for n in (1, 12.3, 999, 1000, 123456, 9.9e9)])

SHAPE = "{desc}{n_fmt}/{total_fmt}{postfix}|{bar}|"


def written(use, **options):
    file = io.StringIO()
    use(lambda source=None, **more: bar(source, file=file, mininterval=0, bar_format=SHAPE, **options, **more))
    print([line for line in file.getvalue().split("\r")])


written(lambda make: list(make(range(3))))
written(lambda make: list(make([1, 2], desc="d", leave=False)))
written(lambda make: make(total=2).close(), disable=True)


def by_hand(make):
    with make(total=4, initial=1) as b:
        b.update()
        b.set_description("two")
        b.set_postfix(z=0.123456, a="text", big=1234567.0)
        b.update(2)
        print(b.n, b.total, len(b), bool(b), b)


written(by_hand)


def nested(make):
    for _ in make(range(2), desc="outer"):
        for _ in make(range(1), desc="inner", leave=False):
            pass


written(nested)
print(list(trange(3, disable=True)), tqdm.asyncio.tqdm is tqdm.asyncio.tqdm_asyncio)
