/** module. */
import { MODULE_TYPE, PyModule } from '../objects/function.ts';
import { resumable } from '../objects/native.ts';
import { newDict, NONE, type PyDict, type Value } from '../objects/object.ts';
import { call } from '../objects/resumable.ts';
import { list } from '../objects/values.ts';
import { plainText, repr, typeName } from '../protocols/index.ts';
import { typeError } from '../objects/exception.ts';
import { constructor, initializer } from './construct.ts';
import { install, type Member } from './install.ts';

const MEMBERS: readonly Member[] = [
  constructor(MODULE_TYPE, '*args, **kwargs', (cls, [args]) => {
    const name = plainText(args.items[0] ?? NONE) ?? '';
    return new PyModule(name, newDict(), cls);
  }),
  // eslint-disable-next-line require-yield -- an initializer
  initializer(MODULE_TYPE, 'name, doc=None', function* ([self, name, doc]) {
    if (plainText(name) === undefined) {
      throw typeError(`module.__init__() argument 1 must be str, not ${typeName(name)}`);
    }
    const { namespace } = self as PyModule;
    namespace.set('__name__', name);
    namespace.set('__doc__', doc ?? NONE);
    for (const key of ['__package__', '__loader__', '__spec__']) namespace.set(key, NONE);
    return NONE;
  }),
  resumable('__repr__(self, /)', function* ([self]) {
    const { namespace, name } = self as PyModule;
    const shown = yield* repr(namespace.get('__name__') ?? name);
    const file = namespace.get('__file__');
    if (file !== undefined && file !== NONE) {
      return `<module ${shown} from ${yield* repr(file)}>`;
    }
    // One that a program has made itself has a loader, or None in its place.
    const loader = namespace.get('__loader__');
    if (loader === undefined) return `<module ${shown} (built-in)>`;
    return loader === NONE ? `<module ${shown}>` : `<module ${shown} (${yield* repr(loader)})>`;
  }),
  resumable('__dir__(self, /)', function* ([self]: [PyModule]) {
    const own = self.namespace.get('__dir__');
    return own === undefined ? list(names(self.namespace)) : yield* call(own, []);
  }),
];

function names(namespace: PyDict): Value[] {
  return [...namespace.entries.keys()].filter((key) => typeof key === 'string').sort();
}

export function installModule(): void {
  install(MODULE_TYPE, MEMBERS);
}
