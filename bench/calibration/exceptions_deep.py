def parse(text):
    return int(text)

def run(n):
    bad = 0
    for _ in range(n):
        try:
            parse("x")
        except ValueError as error:
            bad += len(error.args)
        finally:
            bad += 1
    return bad

run(6_000)
