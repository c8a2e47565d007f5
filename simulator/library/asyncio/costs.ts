/**
 * What asyncio's natives cost where CPython runs Python code, in nanoseconds on the machine that
 * python/costs.ts is about: measured there with CPython 3.11.7, the calls of natives they stand for included.
 */

/** `loop.call_soon()`: `timeit -s "…" "loop.call_soon(f)"`. */
export const CALL_SOON_NS = 480;

/** `loop.call_at()` without the sifting of the heap. */
export const CALL_AT_NS = 900;

/** Taking a handle from the ready queue and calling it: a loop over 100,000 handles of `int`. */
export const RUN_HANDLE_NS = 230;

/** A turn besides the looks and callbacks in it: `loop.call_soon(f); loop._run_once()` less what is here otherwise. */
export const TURN_NS = 700;

/** A look into the selector without the system call: `selector.select(0)` less its `epoll.poll(0)`. */
export const SELECT_NS = 700;

/** A step of a task besides the code of its coroutine. */
export const STEP_NS = 150;

/** `Queue.full()` of a queue with a bound, beyond what it costs without one: it asks `qsize()`. */
export const QUEUE_BOUND_NS = 67;

/** `Queue._wakeup_next()` for each that it takes out, its `done()` and `set_result()` included. */
export const QUEUE_WAKE_NS = 110;

/**
 * A look at one that waits at a lock: a round of `for w in waiters: if not w.done()`, and of `any(not w.cancelled() for
 * w in waiters)`. Measured on a quicker machine as shares of `Queue.full()`.
 */
export const FIRST_WAITING_NS = 29;
export const ANYBODY_WAITS_NS = 52;
