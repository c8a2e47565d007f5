def f():
    foo = bar[0]  # comment
bar = []
print("é😀", f())
