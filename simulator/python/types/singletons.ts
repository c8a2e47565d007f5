/** None, NotImplemented and Ellipsis. */
import { typeError } from '../objects/exception.ts';
import { native } from '../objects/native.ts';
import { ELLIPSIS, NONE, NOT_IMPLEMENTED, type PySingleton } from '../objects/object.ts';
import { constructor } from './construct.ts';
import { install, type Member } from './install.ts';

function members(singleton: PySingleton): Member[] {
  const { type } = singleton;
  return [
    constructor(type, '*args, **kwargs', (_cls, [args, kwargs]) => {
      if (args.items.length > 0 || kwargs.size > 0) {
        throw typeError(`${type.name} takes no arguments`);
      }
      return singleton;
    }),
    native('__repr__(self, /)', () => singleton.name),
  ];
}

export function installSingletons(): void {
  install(NONE.type, [...members(NONE), native('__bool__(self, /)', () => false)]);
  for (const singleton of [NOT_IMPLEMENTED, ELLIPSIS]) {
    install(singleton.type, [
      ...members(singleton),
      native('__reduce__(self, /)', () => singleton.name),
    ]);
  }
}
