/** An `asyncio.Queue` as data: its attributes are Python's, and found again quickly. */
import { builtinType, type DictEntry, PyObject, type PyType } from '../../python/objects/object.ts';

export const QUEUE_TYPE = builtinType('_Queue', { module: '_asyncio', layout: 'other' });

/** What putting and getting an item ask of a queue: a program may replace each of them. */
const ASKED = ['full', 'empty', 'qsize', '_put', '_get', '_wakeup_next'];

/** Where a queue of which nothing has been replaced keeps what is needed for every item. */
interface Places {
  readonly type: PyType;
  readonly typeVersion: number;
  readonly dictVersion: number;
  readonly items: DictEntry;
  readonly maxsize: DictEntry;
  readonly unfinished: DictEntry;
  readonly getters: DictEntry;
  readonly putters: DictEntry;
  readonly lane: DictEntry;
}

export class PyQueue extends PyObject {
  /** Remembered as long as neither its class nor the names of its attributes change. */
  private found: Places | undefined = undefined;

  /** Undefined: the program has a say in it. */
  get places(): Places | undefined {
    const { type, dict, found } = this;
    if (
      found?.type === type &&
      found.typeVersion === type.version &&
      found.dictVersion === dict?.version
    ) {
      return found;
    }
    return (this.found = this.find());
  }

  private find(): Places | undefined {
    const { type, dict } = this;
    if (dict === undefined) return undefined;
    for (const name of ASKED) {
      if (type.lookup(name) !== QUEUE_TYPE.attributes.get(name) || dict.has(name)) return undefined;
    }
    const { entries } = dict;
    const items = entries.get('_queue');
    const maxsize = entries.get('_maxsize');
    const unfinished = entries.get('_unfinished_tasks');
    const getters = entries.get('_getters');
    const putters = entries.get('_putters');
    const lane = entries.get('_lane');
    if (!items || !maxsize || !unfinished || !getters || !putters || !lane) return undefined;
    const versions = { type, typeVersion: type.version, dictVersion: dict.version };
    return { ...versions, items, maxsize, unfinished, getters, putters, lane };
  }
}
