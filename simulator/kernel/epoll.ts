/**
 * epoll(7): a set of files of interest and a list of those that are ready. What it costs to wait grows
 * with those that are ready, not with those of interest.
 */
import type { DescriptorSnapshot, EpollSnapshot } from '../simulation.ts';
import type { Recorder } from '../trace/recorder.ts';
import { NO_LANE } from '../trace/trace.ts';
import { Deadline } from './deadline.ts';
import { Failure } from './errno.ts';
import { TimedCall } from './file-call.ts';
import type { FileCall, Scene } from './file-call.ts';
import { attributesWithoutPlace, USER_ID } from './inode.ts';
import type { Attributes } from './inode.ts';
import { OPEN_FLAGS, OpenFile } from './open-file.ts';
import type { CallOutcome, KernelCalls, ThreadHandle, WaitQueue } from './program.ts';
import { POLL, Watchers } from './readiness.ts';
import type { Watcher } from './readiness.ts';

/** Beside the bits of {@link POLL}. */
export const EPOLL = {
  EPOLLEXCLUSIVE: 2 ** 28,
  EPOLLONESHOT: 2 ** 30,
  EPOLLET: 2 ** 31,
} as const;

/** Told whether they are asked for or not. */
const ALWAYS_TOLD = POLL.POLLERR | POLL.POLLHUP;
/** What is looked at costs: only what is in the ready list is. */
const LOOK_NS = 50;

/** A file of interest. */
class Item implements Watcher {
  readonly descriptor: number;
  readonly file: OpenFile;
  events: number;
  /** Of one that is told once: it has been. */
  disabled = false;
  private readonly set: OpenEpoll;

  constructor(set: OpenEpoll, descriptor: number, file: OpenFile, events: number) {
    this.set = set;
    this.descriptor = descriptor;
    this.file = file;
    this.events = events;
  }

  get ready(): number {
    return this.disabled ? 0 : this.file.readiness() & (this.events | ALWAYS_TOLD);
  }

  get gone(): boolean {
    return this.file.references === 0;
  }

  told(news: number, by: ThreadHandle | undefined): void {
    if (!this.disabled && (news & (this.events | ALWAYS_TOLD)) !== 0) this.set.note(this, by);
  }
}

export class OpenEpoll extends OpenFile {
  readonly forReady: WaitQueue;
  private readonly kernel: KernelCalls;
  private readonly items = new Map<number, Item>();
  private readonly readyList = new Set<Item>();
  /** Those of whose news somebody has been told who may not have read all. */
  private readonly toldOnce = new Set<Item>();
  private readonly watched = new Watchers();
  private readonly recorder: Recorder;

  constructor(kernel: KernelCalls, recorder: Recorder) {
    super(OPEN_FLAGS.O_RDWR);
    this.kernel = kernel;
    this.recorder = recorder;
    this.forReady = kernel.createQueue();
  }

  add(descriptor: number, file: OpenFile, events: number): void {
    const known = this.items.get(descriptor);
    if (known?.file === file) throw new Failure('EEXIST');
    if (known !== undefined) this.drop(known);
    if (file === this) throw new Failure('EINVAL');
    // Files and directories are always ready: epoll_ctl(2) refuses them.
    if (['file', 'directory', 'null'].includes(file.attributes().kind)) throw new Failure('EPERM');
    const item = new Item(this, descriptor, file, events);
    this.items.set(descriptor, item);
    for (const watchers of file.watchers) watchers.add(item);
    file.drawn?.watch(this.kernel.nowNs);
    if (item.ready !== 0) this.note(item, undefined);
  }

  modify(descriptor: number, file: OpenFile, events: number): void {
    const item = this.known(descriptor, file);
    item.events = events;
    item.disabled = false;
    if (item.ready !== 0) this.note(item, undefined);
  }

  remove(descriptor: number, file: OpenFile): void {
    this.drop(this.known(descriptor, file));
  }

  /** A file may be ready. */
  note(item: Item, by: ThreadHandle | undefined): void {
    this.readyList.add(item);
    this.kernel.wakeOne(this.forReady, by);
    this.watched.tell(POLL.POLLIN, by);
  }

  /**
   * The first that are ready, with their events; those that stay ready go to the end of the list, unless
   * only news are wanted of them.
   */
  take(
    most: number,
    thread: ThreadHandle,
  ): { readonly ready: (readonly [number, number])[]; readonly looks: number } {
    const ready: (readonly [number, number])[] = [];
    let looks = 0;
    for (const item of [...this.readyList]) {
      if (ready.length === most) break;
      looks++;
      this.readyList.delete(item);
      if (item.gone) {
        this.drop(item);
        continue;
      }
      const events = item.ready;
      if (events === 0) continue;
      ready.push([item.descriptor, events]);
      item.file.drawn?.told(thread, this.kernel.nowNs);
      if ((item.events & EPOLL.EPOLLONESHOT) !== 0) item.disabled = true;
      else if ((item.events & EPOLL.EPOLLET) === 0) this.readyList.add(item);
      else if ((events & POLL.POLLIN) !== 0) this.toldOnce.add(item);
    }
    return { ready, looks };
  }

  /** For people to look at. */
  snapshot(): Pick<EpollSnapshot, 'interest' | 'ready' | 'waiters'> {
    const ready = [...this.readyList].filter((item) => !item.gone && item.ready !== 0);
    return {
      interest: [...this.items.values()].map((item) => ({ ...named(item), events: item.events })),
      ready: ready.map(named),
      waiters: this.kernel.waiting(this.forReady).map(({ lane }) => lane),
    };
  }

  /**
   * Somebody waits for news. Of what he has left unread he will hear nothing, unless more comes: that is
   * marked, once each time he was told.
   */
  markUnread(thread: ThreadHandle): void {
    for (const { file, descriptor, gone } of this.toldOnce) {
      const readiness = file.readiness();
      const ended = (readiness & (POLL.POLLHUP | POLL.POLLRDHUP)) !== 0;
      if (gone || ended || (readiness & POLL.POLLIN) === 0) continue;
      const lane = file.drawn?.id ?? NO_LANE;
      this.recorder.mark('unread', this.kernel.nowNs, thread.lane, lane, `${descriptor}`);
    }
    this.toldOnce.clear();
  }

  read(): CallOutcome {
    throw new Failure('EINVAL');
  }

  write(): CallOutcome {
    throw new Failure('EINVAL');
  }

  override readiness(): number {
    for (const item of this.readyList) if (!item.gone && item.ready !== 0) return POLL.POLLIN;
    return 0;
  }

  override get watchers(): readonly Watchers[] {
    return [this.watched];
  }

  attributes(): Attributes {
    return attributesWithoutPlace('pipe', 9, USER_ID);
  }

  close(): void {
    for (const item of [...this.items.values()]) this.drop(item);
  }

  private known(descriptor: number, file: OpenFile): Item {
    const item = this.items.get(descriptor);
    if (item?.file !== file) throw new Failure('ENOENT');
    return item;
  }

  private drop(item: Item): void {
    if (this.items.get(item.descriptor) === item) this.items.delete(item.descriptor);
    this.readyList.delete(item);
    this.toldOnce.delete(item);
    for (const watchers of item.file.watchers) watchers.delete(item);
    item.file.drawn?.unwatch(this.kernel.nowNs);
  }
}

function named({ descriptor, file }: Item): DescriptorSnapshot {
  return { descriptor, lane: file.drawn?.id ?? NO_LANE };
}

/** The new descriptor. */
export function createEpoll(entryNs: number, recorder: Recorder): FileCall<number> {
  return new TimedCall('epoll_create', entryNs, 0, ({ context, files }) =>
    done(files.add(new OpenEpoll(context.kernel, recorder))),
  );
}

/** @param events - of interest; undefined: none any more. */
export function controlEpoll(
  epoll: number,
  how: 'add' | 'modify' | 'remove',
  descriptor: number,
  events: number,
  entryNs: number,
): FileCall<undefined> {
  return new TimedCall('epoll_ctl', entryNs, 0, (scene) => {
    const set = epollOf(scene, epoll);
    const file = scene.files.file(descriptor);
    if (how === 'add') set.add(descriptor, file, events);
    else if (how === 'modify') set.modify(descriptor, file, events);
    else set.remove(descriptor, file);
    return done(undefined);
  });
}

/**
 * Descriptors that are ready, with their events; empty when time ran out.
 *
 * @param timeoutNs - 0: never waits; undefined: for ever.
 */
export function waitForEpoll(
  epoll: number,
  most: number,
  timeoutNs: number | undefined,
  entryNs: number,
): FileCall<readonly (readonly [number, number])[]> {
  const deadline = new Deadline(timeoutNs);
  let answer: CallOutcome | undefined;
  return {
    name: 'epoll_wait',
    attempt(context) {
      if (answer !== undefined) return answer;
      const { kernel, thread, nowNs, reason } = context;
      const set = kernel.filesOf(thread).peek(epoll);
      if (!(set instanceof OpenEpoll)) {
        return done(new Failure(set === undefined ? 'EBADF' : 'EINVAL'));
      }
      const { ready, looks } = set.take(most, thread);
      const deadlineNs = deadline.from(nowNs);
      const late = reason === 'timeout' || (deadlineNs !== undefined && deadlineNs <= nowNs);
      if (ready.length === 0 && !late) {
        set.markUnread(thread);
        return { kind: 'wait', queue: set.forReady, cause: 'poll', on: -1, deadlineNs };
      }
      answer = done(ready);
      const costNs = entryNs + looks * LOOK_NS;
      return costNs < 1 ? answer : { kind: 'work', costNs };
    },
  };
}

function epollOf({ files }: Scene, descriptor: number): OpenEpoll {
  const file = files.file(descriptor);
  if (!(file instanceof OpenEpoll)) throw new Failure('EINVAL');
  return file;
}

function done(result: unknown): CallOutcome {
  return { kind: 'done', result };
}
