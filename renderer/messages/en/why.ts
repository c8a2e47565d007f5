/** Why something waits. */
export const why = {
  'why.title': 'Why',
  'why.hidden': 'What comes is hidden: it would tell the answer.',
  'why.nothing': 'Click a bar to read why it is there.',
  'why.new': '{thread} is new since {since}: starting a thread takes {span}.',
  'why.running': '{thread} runs on {core} for {span}, since {since}. It is at {place}.',
  'why.preempted':
    '{thread} was preempted at {since}: its time slice was used up. It gets a core again after {span}.',
  'why.ready': {
    one: '{thread} is ready since {since}, for {span}, but the only core runs {others}.',
    other: '{thread} is ready since {since}, for {span}, but all {count} cores are busy: {others}.',
  },
  'why.readyCoreFree':
    '{thread} is ready since {since}, and gets a core after {span}: the context switch takes time.',
  'why.readyTask':
    '{thread} is ready since {since}: what it awaited at {place} is there. It runs when its turn in the event loop comes, after {span}.',
  'why.readyTaskNew':
    '{thread} is new and ready since {since}. It runs when its turn in the event loop comes, after {span}.',
  'why.loop.timers':
    'From {since} on {loop} looks for {span} which timers are due, and lines up what they call.',
  'why.loop.callbacks':
    'From {since} on {loop} runs for {span} what was ready then, one after another. Nothing else runs in this thread meanwhile.',
  'why.loop.look':
    'At {since} {loop} asks its selector which files are ready, without waiting: there are callbacks to run. That takes {span}.',
  'why.loop.select':
    'From {since} on {loop} waits in its selector, for {span}: it has nothing to run until the next timer is due or a file is ready.',
  'why.sleep': '{thread} sleeps from {since} to {until} ({place}).',
  'why.join': '{thread} waits since {since} for {joined} to end ({place}).',
  'why.start': '{thread} waits since {since} for {started} to start ({place}).',
  'why.wait': '{thread} waits since {since} ({place}).',
  'why.waitFor': '{thread} waits for {resource} since {since} ({place}).',
  'why.held':
    '{thread} waits for {resource} at {place}; {owner} has it since {heldSince} ({heldAt}).',
  'why.chain.sleep': '{thread} itself sleeps from {since} to {until} ({place}).',
  'why.chain.join': '{thread} itself waits since {since} for {joined} to end ({place}).',
  'why.chain.start': '{thread} itself waits since {since} for {started} to start ({place}).',
  'why.chain.wait': '{thread} itself waits since {since} ({place}).',
  'why.chain.waitFor': '{thread} itself waits for {resource} since {since} ({place}).',
  'why.chain.held':
    '{thread} itself waits for {resource} at {place}; {owner} has it since {heldSince} ({heldAt}).',
  'why.chain.ready': '{thread} is ready but does not run.',
  'why.cycle': 'That closes the circle at {thread}: none of them can ever go on.',
  'why.endsNever': 'Nothing ends this wait.',
  'why.ended': '{waker} ends the wait at {end}, after {span} ({place}).',
  'why.endedByTime': 'The wait ends at {end}, after {span}.',
  'why.fd.ready': '{descriptor} can be read without waiting since {since}, for {span}.',
  'why.fd.copying': 'The kernel copies from {descriptor} to {thread} since {since}, for {span}.',
  'why.fd.awaited':
    '{thread} has asked for what {descriptor} will bring, since {since}, for {span}.',
  'why.fd.watched': '{descriptor} is watched for news since {since}, for {span}.',
  'why.endedByLoop': 'The event loop ends the wait at {end}, after {span}.',
  'why.endedByResult': '{waker} has ended, and its result ends the wait at {end}, after {span}.',
  'why.holds': '{owner} holds {resource} since {since}, for {span} ({place}).',
  'why.inUse': '{resource} is in use since {since}, for {span}.',
  'why.waiters': {
    one: '{threads} waits for it.',
    other: '{threads} wait for it.',
  },
  'why.coreRuns': '{core} runs {thread} since {since}, for {span}.',
  'why.switching': '{core} switches to {thread} at {since}: that takes {span}.',
  'why.lane.thread':
    '{thread} lived for {life}: {running} running, {ready} ready, {waiting} waiting.',
  'why.lane.task': '{task} was created by {maker} at {time}.',
  'why.lane.core': '{core} was busy for {busy} of {elapsed}: {share}.',
  'why.lane.resource': {
    one: '{resource} was taken once and held for {held}; for {contended} of that others waited.',
    other:
      '{resource} was taken {count} times and held for {held}; for {contended} of that others waited.',
  },
  'why.lane.unused': '{resource} was never taken.',
  'why.lane.waited': {
    one: 'Once a thread waited for {resource}, for {total}.',
    other: '{count} times a thread waited for {resource}, for {total} in all.',
  },
  'why.lane.neverWaited': 'No thread ever waited for {resource}.',
} as const;
