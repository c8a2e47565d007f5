/** What is wanted of a descriptor, in words: bits of poll(2) and epoll_ctl(2). */
const WORDS = [
  [0x001, 'state.events.read'],
  [0x004, 'state.events.write'],
  [2 ** 31, 'state.events.edge'],
  [2 ** 30, 'state.events.once'],
] as const;

type EventWord = (typeof WORDS)[number][1];

/** Keys of messages. */
export function eventWords(events: number): readonly EventWord[] {
  // Bit 31 is beyond the signed numbers that `&` works on.
  return WORDS.filter(([bit]) => Math.floor(events / bit) % 2 === 1).map(([, word]) => word);
}
