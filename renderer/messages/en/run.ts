/** The playback, the run, how it ended and what went wrong. */
export const run = {
  // Playback
  'playback.name': 'Playback',
  'playback.start': 'Start',
  'playback.previous': 'Previous event',
  'playback.backwards': 'Play backwards',
  'playback.play': 'Play',
  'playback.pause': 'Pause',
  'playback.next': 'Next event',
  'playback.end': 'End',
  'playback.position': 'Position of the playhead',
  'playback.time': '{time} of {total}',
  'playback.speed': 'Speed',
  'playback.speedValue': '{span} per second',
  'playback.loop': 'Loop the selected range',
  'playback.upcoming': 'next: {what} at {time}',
  'playback.upcomingNone': 'end of the run',
  'playback.upcomingDecision': 'next: your decision',

  // The run
  'run.running': 'Simulating…',
  'run.stop': 'Stop',
  'run.stopTitle': 'Interrupt the program, as Ctrl-C does',
  'run.stopping': 'Stopping…',
  'run.stopNow': 'Stop now',
  'run.stopNowTitle': 'End the run here, whatever the program does',
  'run.stopped': 'Stopped. Change something or press R to run again.',
  'run.stoppedTitle': 'Simulation stopped',
  'run.again': 'Run again',
  'run.failed': 'The simulator itself failed: {detail}',
  'run.failedTitle': 'A fault in Timeslice',
  'run.nothing': 'Nothing has run.',
  'run.empty': 'Choose a scenario from the library, or open a Python file.',

  // Outcomes and problems
  'outcome.completed': 'Completed',
  'outcome.error': 'Uncaught exception',
  'outcome.interrupted': 'Stopped',
  'outcome.deadlock': 'Deadlock',
  'outcome.limit': 'Stopped at a limit',
  'outcome.undecided': 'Your decision',
  'outcome.unsupported': 'Cannot run',
  'problem.exception': 'The program ended with {message}.',
  'problem.interrupted':
    'You stopped the program at {time}: KeyboardInterrupt was raised in {thread}. What happened until then is shown.',
  'problem.interruptCaught':
    'You stopped the program at {time}: it caught KeyboardInterrupt and ended by itself.',
  'problem.interruptIgnored':
    'You stopped the program at {time}. It went on after that, so the run was ended.',
  'problem.action.input': 'Give it standard input',
  'problem.action.console': 'Show the traceback',
  'problem.exceptionThread': '{thread} ended with {message} at {time}.',
  'problem.blockedLoop':
    '{task} blocks the event loop of {thread} from {time} on ({place}): nothing else runs there meanwhile.',
  'problem.blockedLoopFor':
    '{task} blocks the event loop of {thread} for {span} from {time} on ({place}): nothing else runs there meanwhile.',
  'problem.blockedLoops':
    'The event loop is blocked {count} times: nothing else runs there meanwhile.',
  'problem.neverAwaited':
    'Coroutine {coroutine} was never awaited: at {time} the program lets go of it ({place}), and nothing of it has run.',
  'problem.neverAwaiteds': '{count} coroutines were never awaited: nothing of them has run.',
  'problem.unretrieved':
    'Nobody has asked {task} for its exception, {exception} ({place}). That shows at {time}.',
  'problem.unretrieveds': 'Nobody has asked for {count} exceptions.',
  'problem.destroyedTask':
    '{task} is destroyed at {time} while it waits ({place}): nothing refers to it any more.',
  'problem.destroyedTasks': '{count} tasks are destroyed while they wait.',
  'problem.aFuture': 'a future',
  'problem.exit': 'The program ended itself with exit code {code}.',
  'problem.deadlock': {
    one: 'Deadlock at {time}: {count} thread can never run again.',
    other: 'Deadlock at {time}: {count} threads can never run again.',
  },
  'problem.deadlockTasks': {
    one: 'Deadlock at {time}: {count} task can never run again, and nothing wakes its event loop.',
    other:
      'Deadlock at {time}: {count} tasks can never run again, and nothing wakes their event loop.',
  },
  'problem.waitsInLoop':
    '{thread} waits in its event loop ({place}); none of its tasks can ever go on.',
  'problem.waitsHeld': '{thread} waits for {resource} ({place}), held by {holder}.',
  'problem.waitsJoin': '{thread} waits for {holder} to end ({place}).',
  'problem.waitsNobody': '{thread} waits for {resource} ({place}); nobody is left to end that.',
  'problem.waitsForever': '{thread} waits ({place}); nobody is left to end that.',
  'trouble.partialDeadlock': {
    one: 'Deadlock at {time}: {count} thread can never run again, while others go on.',
    other: 'Deadlock at {time}: {count} threads can never run again, while others go on.',
  },
  'trouble.partialDeadlockTasks': {
    one: 'Deadlock at {time}: {count} task can never run again, while others go on.',
    other: 'Deadlock at {time}: {count} tasks can never run again, while others go on.',
  },
  'trouble.lostWakeUp':
    'Lost wake-up: {thread} waits for {resource} since {time} ({place}), but {waker} had notified at {wakeTime} ({wakePlace}), when nobody waited.',
  'trouble.endlessWait':
    'Endless wait: {thread} waits for {resource} since {time} ({place}); {last}, the last that could have ended that, is over since {end}.',
  'trouble.abandonedLock':
    'Endless wait: {thread} waits for {resource} since {time} ({place}); {last} ended at {end} and still holds it.',
  'trouble.unread':
    'Unread data: {thread} waits for news since {time} ({place}), but has left something unread in {descriptor}, of which edge-triggered epoll tells no more; it lies there until {end}.',
  'trouble.starvation': {
    one: 'Starvation: {thread} is ready from {time} to {end} ({place}), {share} of the run, and gets no core, while those that came later have {count} turn.',
    other:
      'Starvation: {thread} is ready from {time} to {end} ({place}), {share} of the run, and gets no core, while those that came later have {count} turns.',
  },
  'trouble.starvationForLock': {
    one: 'Starvation: {thread} waits for {resource} from {time} to {end} ({place}), {share} of the run, while those that came later get it {count} time.',
    other:
      'Starvation: {thread} waits for {resource} from {time} to {end} ({place}), {share} of the run, while those that came later get it {count} times.',
  },
  'trouble.gilConvoy': {
    one: 'GIL convoy: {thread} computes for {running} and waits {waited} for the GIL, {count} time from {time} on ({place}): {holder} computes and gives it up only when it must.',
    other:
      'GIL convoy: {thread} computes for {running} and waits {waited} for the GIL, {count} times from {time} on ({place}): {holder} computes and gives it up only when it must.',
  },
  'trouble.oversubscription': {
    one: 'Oversubscription: up to {most} threads want to run on {count} core. From {time} on there are far too many for {crowded}.',
    other:
      'Oversubscription: up to {most} threads want to run on {count} cores. From {time} on there are far too many for {crowded}.',
  },
  'trouble.unevenWork': {
    one: 'Uneven work: {thread} works for {busiest}, until {end} ({place}); the others of {count} worker for {others} on average.',
    other:
      'Uneven work: {thread} works for {busiest}, until {end} ({place}); the others of {count} workers for {others} on average.',
  },
  'problem.limit.virtual-time':
    'Stopped after {value} of virtual time. Does the program ever end? What happened until then is shown.',
  'problem.limit.instructions':
    'Stopped after {value} instructions. Does a loop ever end? What happened until then is shown.',
  'problem.limit.intervals':
    'Stopped after {value} intervals: more would not fit in the chart. What happened until then is shown.',
  'problem.limit.memory':
    'Stopped: the program used more than {value} of memory. What happened until then is shown.',
  'problem.limit.output':
    'Stopped: the program printed more than {value}. What happened until then is shown.',
  'problem.place': '{file}, line {line}, column {column}',
  'problem.cannotRun': {
    one: 'This program cannot run:',
    other: 'This program cannot run, for {count} reasons:',
  },
  'problem.dismiss': 'Dismiss',
  'problem.less': 'Less',
  'problem.more': 'More',
  'problem.others': '{count} more',
  'problem.file.binary': '{name} is not a text file.',
  'problem.file.tooLarge': '{name} is too large: {size}; a file may have {limit}.',
  'problem.file.unreadable': '{name} cannot be read.',
  'problem.file.unreadableDetail': '{name} cannot be read ({detail}).',
  'problem.file.notFound': '{name} was not found.',
  'problem.file.directory': '{name} is a folder. Open a file in it.',
  'problem.file.noScenario': 'There is no scenario called {name}.',
  'problem.file.broken': '{name}, line {line}: {what} ({hint}).',
  'problem.file.unsaved': '{name} was not saved ({detail}).',
} as const;
