/** `_io._TextIOBase`: files of text. */
import { PyGetSet } from '../../python/objects/function.ts';
import { type Native, native } from '../../python/objects/native.ts';
import { NONE } from '../../python/objects/object.ts';
import { install } from '../../python/types/install.ts';
import { TEXT_BASE, unsupported } from './types.ts';

const refuse = (name: string): Native =>
  native(`${name}(self, /, *args)`, () => {
    throw unsupported(name);
  });

install(TEXT_BASE, [
  ...['detach', 'read', 'readline', 'write'].map(refuse),
  new PyGetSet('encoding', () => NONE),
  new PyGetSet('errors', () => NONE),
  new PyGetSet('newlines', () => NONE),
]);
