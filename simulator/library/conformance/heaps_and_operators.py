# heapq, bisect, operator and string.
import bisect, heapq, operator, string

s = string.Template("$a ${b} $$ $")
print(
    s.safe_substitute(a=1),
    string.capwords("hello big world"),
    string.ascii_letters,
    string.punctuation,
)
h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(
    h,
    heapq.heappop(h),
    h,
    heapq.nsmallest(2, h),
    heapq.nlargest(2, h),
    heapq.heappushpop(h, 0),
    heapq.heapreplace(h, 7),
    h,
    list(heapq.merge([1, 4], [2, 3], [0, 9])),
    heapq.nlargest(2, ["aa", "b", "cccc"], key=len),
)
heapq.heappush(h, 4)
print(h)
try:
    heapq.heappop([])
except IndexError as x:
    print(x)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9))
bisect.insort(a, 4)
print(a, bisect.bisect_left([(1, "a"), (3, "b")], 2, key=lambda t: t[0]))
print(
    operator.itemgetter(1, 0)("ab"),
    operator.attrgetter("real", "imag")(3),
    operator.methodcaller("upper")("x"),
    operator.add(1, 2),
    operator.itemgetter(2),
    operator.attrgetter("a.b"),
    operator.methodcaller("f", 1, k=2),
    operator.mul("a", 3),
    operator.contains([1], 1),
    operator.truediv(1, 2),
    operator.countOf([1, 1, 2], 1),
    operator.iadd([1], [2]),
    operator.not_(0),
    operator.index(True),
    operator.concat([1], [2]),
)
import copy, pickle
for getter in (operator.itemgetter(1), operator.itemgetter(1, "a"), operator.attrgetter("a.b", "c"), operator.methodcaller("m"), operator.methodcaller("m", 1, key=2)):
    print(pickle.loads(pickle.dumps(getter)), copy.copy(getter), getter.__reduce__())
