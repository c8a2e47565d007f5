# /// timeslice
# title = "Hide-and-seek with one condition"
# about = """
# All players wait at one condition, and each for something else: the hiders for the count, the seeker for \
# the last hider, a hider for being found. notify_all() wakes everyone, and each looks whether it is meant."""
# look = [
#   "The count wakes all hiders at once; they get the lock one after another.",
#   "Each time a hider is in its place the seeker wakes up, counts those hidden, and goes on waiting.",
#   "Each player found: all hiders wake up, one goes home, the others wait again.",
# ]
# try = [
#   "Replace notify_all() by notify(): the wrong one may be woken, and everybody waits for ever.",
#   "Drag HIDERS up: more and more wake-ups for nothing. A condition for each hider would save them.",
# ]
# [params]
# HIDERS = { min = 1, max = 6, label = "hiders" }
# ///
import threading
import time

HIDERS = 3

game = threading.Condition()
counting = False
hidden = []
found = None


def hide(name, far):
    global found
    with game:
        game.wait_for(lambda: counting)
    time.sleep(far)
    with game:
        print(f"{name}: hidden")
        hidden.append(name)
        game.notify_all()
        game.wait_for(lambda: found == name)
        print(f"{name}: you have found me")
        found = None
        game.notify_all()


def seek():
    global counting, found
    with game:
        print("seeker: I count to ten")
        counting = True
        game.notify_all()
        game.wait_for(lambda: len(hidden) == HIDERS)
        print("seeker: I am coming")
        for name in hidden:
            found = name
            game.notify_all()
            game.wait_for(lambda: found is None)
        print("seeker: all found")


names = ["Ida", "Jon", "Kim", "Lea", "Max", "Nora"][:HIDERS]
players = [
    threading.Thread(target=hide, args=(name, 0.02 * far), name=name)
    for far, name in enumerate(names, start=1)
]
players.append(threading.Thread(target=seek, name="seeker"))
for player in players:
    player.start()
for player in players:
    player.join()
