/** Any Python programs of threads and processes that get in each other's way, for properties of all runs. */
import fc from 'fast-check';

const PRELUDE = `\
import multiprocessing, queue, threading, time

context = multiprocessing.get_context("fork")
lock_a, lock_b = threading.Lock(), threading.RLock()
shared = context.Lock()
permits = threading.Semaphore(2)
places = context.Semaphore(1)
news = threading.Event()
items = queue.Queue(maxsize=2)
letters = context.SimpleQueue()
inside = 0


def spin(rounds):
    for _ in range(rounds):
        pass


def alone(rounds):
    # A lock that two could have would let them meet here.
    global inside
    inside += 1
    spin(rounds)
    if inside != 1:
        print("met")
    inside -= 1


def put():
    try:
        items.put(1, timeout=0.001)
    except queue.Full:
        pass


def get():
    try:
        items.get(timeout=0.001)
    except queue.Empty:
        pass


def together(*tasks):
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

`;

const rounds = fc.integer({ min: 1, max: 1500 });
const seconds = fc.integer({ min: 0, max: 40 }).map((n) => (n / 10_000).toFixed(4));

const statement = fc.oneof(
  rounds.map((n) => `spin(${n})`),
  seconds.map((s) => `time.sleep(${s})`),
  fc.constantFrom('put()', 'get()', 'news.set()', 'news.wait(0.001)', 'letters.put("x")'),
  fc
    .tuple(fc.constantFrom('shared', 'places', 'permits', 'lock_b'), rounds)
    .map(([held, n]) => `with ${held}: spin(${n})`),
  rounds.map((n) => `with lock_a: alone(${n})`),
  // Always in this order: what is proved is about those who wait, not about deadlocks.
  fc.tuple(rounds, seconds).map(([n, s]) => `with lock_b, shared: spin(${n}); time.sleep(${s})`),
  fc.constantFrom(
    'lock_a.acquire(timeout=0.0005) and lock_a.release()',
    'shared.acquire(block=False) and shared.release()',
  ),
);

function body(name: string, statements: readonly string[]): string {
  return `\ndef ${name}():\n${[...statements, 'pass'].map((line) => `    ${line}\n`).join('')}`;
}

/** Two to four tasks as threads of the main process, and as many in each of up to two more processes. */
export const anyProgram: fc.Arbitrary<string> = fc
  .record({
    tasks: fc.array(fc.array(statement, { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
    processes: fc.integer({ min: 0, max: 2 }),
    killed: fc.boolean(),
  })
  .map(({ tasks, processes, killed }) => {
    const names = tasks.map((_, i) => `task_${i}`).join(', ');
    const start = `[context.Process(target=together, args=(${names},)) for _ in range(${processes})]`;
    return [
      PRELUDE,
      ...tasks.map((statements, i) => body(`task_${i}`, statements)),
      `\nprocesses = ${start}\n`,
      'for process in processes: process.start()\n',
      `together(${names})\n`,
      killed ? 'for process in processes: process.kill()\n' : '',
      'for process in processes: process.join()\n',
    ].join('');
  });
