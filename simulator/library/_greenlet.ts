/** `_greenlet`: stacks that switch inside one thread; `greenlet` gives it its public names. */
import type { Context, Interpreter } from '../python/context.ts';
import { type PyException, raise, typeError } from '../python/objects/exception.ts';
import { PyGetSet } from '../python/objects/function.ts';
import { asStatic, native, resumable } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { keywordsOf, type Resumable } from '../python/objects/resumable.ts';
import type { PyTuple } from '../python/objects/values.ts';
import { plainText } from '../python/protocols/index.ts';
import { constructor, initializer } from '../python/types/construct.ts';
import { exceptionOf } from '../python/types/generator.ts';
import { install } from '../python/types/install.ts';
import { addressOf } from '../python/types/object.ts';
import { PyContext } from './contextvars.ts';
import {
  adopt,
  currentGreenlet,
  GREENLET_ERROR,
  GREENLET_EXIT,
  GREENLET_TYPE,
  isCurrent,
  PyGreenlet,
  switchTo,
  throwTo,
} from './greenlet/greenlet.ts';
import { nameOfCallee } from './greenlet/greenlet-lane.ts';
import { isCallable, namespace } from './library-module.ts';

const asGreenlet = (self: Value): PyGreenlet => self as PyGreenlet;

function checkRun(run: Value): void {
  if (!isCallable(run)) throw typeError('run must be callable');
}

/** "active started main", as a repr says it. */
function describe(greenlet: PyGreenlet): string {
  const words: string[] = [];
  if (greenlet.state.kind === 'dead') words.push('dead');
  else if (greenlet.state.kind === 'new') words.push('pending');
  else words.push(isCurrent(greenlet) ? 'current' : 'suspended', 'active', 'started');
  if (greenlet.isMain && greenlet.state.kind === 'started') words.push('main');
  return words.join(' ');
}

function* initialise(
  [self, run, parent]: [PyGreenlet, Value | undefined, Value | undefined],
  running: Context,
): Resumable {
  yield* [];
  if (run !== undefined && run !== NONE) {
    checkRun(run);
    self.run = run;
    self.lane.name = nameOfCallee(run);
  }
  if (parent !== undefined && parent !== NONE) adopt(self, parent);
  else self.parent ??= currentGreenlet(running);
  return NONE;
}

const refused = (name: string) =>
  native(`${name}(*args)`, () => {
    throw raise('NotImplementedError', `greenlet.${name}() is not simulated`);
  });

const getcurrent = native('getcurrent()', (_args, running) => currentGreenlet(running));

install(GREENLET_TYPE, [
  constructor(GREENLET_TYPE, '*args, **kwargs', (type, _args, running) => {
    const greenlet = new PyGreenlet(type, running);
    greenlet.parent = currentGreenlet(running);
    return greenlet;
  }),
  initializer(GREENLET_TYPE, 'run=None, parent=None', initialise),
  resumable(
    'switch(self, /, *args, **kwargs)',
    ([self, args, keywords]: [PyGreenlet, PyTuple, PyDict], running) =>
      switchTo(self, { args: args.items, keywords: keywordsOf(keywords) }, running),
  ),
  resumable(
    'throw(self, type=None, value=None, traceback=None, /)',
    function* ([self, kind, value, traceback]: [PyGreenlet, Value?, Value?, Value?], running) {
      const exception: PyException = yield* exceptionOf(kind ?? GREENLET_EXIT, value, traceback);
      return yield* throwTo(self, exception, running);
    },
  ),
  asStatic(getcurrent),
  { name: 'error', value: GREENLET_ERROR },
  { name: 'GreenletExit', value: GREENLET_EXIT },
  new PyGetSet(
    'run',
    (self) => {
      const { run, type } = asGreenlet(self);
      if (run !== undefined) return run;
      throw raise('AttributeError', `'${type.shownName}' object has no attribute 'run'`);
    },
    (self, value) => {
      if (value === undefined) throw raise('AttributeError', 'run');
      if (asGreenlet(self).state.kind !== 'new') {
        throw raise('AttributeError', 'run cannot be set after the start of the greenlet');
      }
      asGreenlet(self).run = value;
      asGreenlet(self).lane.name = nameOfCallee(value);
    },
  ),
  new PyGetSet(
    'parent',
    (self) => asGreenlet(self).parent ?? NONE,
    (self, value) => {
      if (value === undefined) throw raise('AttributeError', "can't delete attribute");
      adopt(asGreenlet(self), value);
    },
  ),
  new PyGetSet('dead', (self) => asGreenlet(self).state.kind === 'dead'),
  new PyGetSet('gr_frame', (self) => asGreenlet(self).frame ?? NONE),
  new PyGetSet(
    'gr_context',
    (self) => {
      if (isCurrent(asGreenlet(self))) throw runningContext('read');
      return asGreenlet(self).context;
    },
    (self, value) => {
      if (isCurrent(asGreenlet(self))) throw runningContext('changed');
      if (!(value instanceof PyContext)) {
        throw typeError('greenlet context must be a contextvars.Context or None');
      }
      asGreenlet(self).context = value;
    },
  ),
  native('__bool__(self, /)', ([self]: [PyGreenlet]) => self.state.kind === 'started'),
  native('__repr__(self, /)', ([self]: [PyGreenlet], running) => {
    const { type } = self;
    const thread = running.interpreter.idOf(currentGreenlet(self.owner)).toString(16);
    const at = addressOf(self, running);
    return `<${type.module}.${type.name} object at ${at} (otid=0x${thread}) ${describe(self)}>`;
  }),
]);

const runningContext = (done: string) =>
  raise('NotImplementedError', `gr_context of the running greenlet cannot be ${done}`);

export function createGreenlet(_interpreter: Interpreter): PyDict {
  const functions = [
    getcurrent,
    refused('settrace'),
    refused('gettrace'),
    native('_show_as(greenlet, name)', ([self, name]: [PyGreenlet, Value]) => {
      self.lane.name = plainText(name) ?? '';
      return NONE;
    }),
  ];
  return namespace('greenlet', functions, {
    greenlet: GREENLET_TYPE,
    error: GREENLET_ERROR,
    GreenletExit: GREENLET_EXIT,
  });
}
