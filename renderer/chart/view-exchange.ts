/**
 * Views go out as times and come back as props. What comes back is the view that went out, and not nearly the same: a
 * rounding error would be another view, and the whole picture be painted again.
 */
import { viewInTime, viewOnAxis } from './axis.ts';
import type { TimeAxis } from './axis.ts';
import type { TimeView } from './view.ts';

export class ViewExchange {
  #sent:
    { readonly axis: TimeAxis; readonly view: TimeView; readonly inTime: TimeView } | undefined;

  send(axis: TimeAxis, view: TimeView): TimeView {
    const inTime = viewInTime(axis, view);
    this.#sent = { axis, view, inTime };
    return inTime;
  }

  receive(axis: TimeAxis, inTime: TimeView): TimeView {
    const sent = this.#sent;
    if (sent?.axis === axis && sent.inTime === inTime) return sent.view;
    return viewOnAxis(axis, inTime);
  }
}
