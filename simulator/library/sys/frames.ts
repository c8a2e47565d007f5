/** `sys._getframe()`: a frame as it is at that moment. */
import type { Context, FrameView } from '../../python/context.ts';
import { PyCode, PyGetSet } from '../../python/objects/function.ts';
import { native } from '../../python/objects/native.ts';
import { builtinType, NONE, PyObject, type Value } from '../../python/objects/object.ts';
import { install } from '../../python/types/install.ts';

const FRAME_TYPE = builtinType('frame', { layout: 'other', subclassable: false });

class PyFrame extends PyObject {
  readonly view: FrameView;
  readonly back: Value;

  constructor(view: FrameView, back: Value) {
    super(FRAME_TYPE);
    this.view = view;
    this.back = back;
  }
}

/** The frames from `depth` outwards; undefined when the stack isn't that deep. */
export function frameAt(context: Context, depth: number): Value | undefined {
  const views: FrameView[] = [];
  for (let at = depth; ; at++) {
    const view = context.frame(at);
    if (view === undefined) break;
    views.push(view);
  }
  if (views.length === 0) return undefined;
  let frame: Value = NONE;
  for (const view of views.reverse()) frame = new PyFrame(view, frame);
  return frame;
}

const attribute = (name: string, get: (frame: PyFrame) => Value): PyGetSet =>
  new PyGetSet(name, (self) => get(self as PyFrame));

install(FRAME_TYPE, [
  attribute('f_code', ({ view }) => new PyCode(view.code)),
  attribute('f_lineno', ({ view }) => view.line),
  attribute('f_globals', ({ view }) => view.globals),
  attribute('f_locals', ({ view }) => view.locals()),
  attribute('f_back', ({ back }) => back),
  native('__repr__(self)', ([self]: [PyFrame], { interpreter }) => {
    const { code, line } = self.view;
    const address = interpreter.idOf(self).toString(16);
    return `<frame at 0x${address}, file '${code.file}', line ${line}, code ${code.name}>`;
  }),
]);
