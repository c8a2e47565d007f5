/**
 * One direction of a way between two sockets: how long bytes take. Links with a bandwidth carry one
 * segment after the other, whichever connections they belong to.
 */

/** Bytes that travel together, where there is a bandwidth: an event for each packet would be too many. */
const SEGMENT_BYTES = 16_384;
const LOOPBACK_SEGMENT_BYTES = 65_536;

export class Link {
  readonly latencyNs: number;
  readonly segmentBytes: number;
  private readonly byteNs: number;
  /** Until when it is taken. */
  private busyNs = 0;

  /** @param byteNs - how long it takes to send a byte; 0: no time. */
  constructor(latencyNs: number, byteNs = 0) {
    this.latencyNs = latencyNs;
    this.byteNs = byteNs;
    this.segmentBytes = byteNs > 0 ? SEGMENT_BYTES : LOOPBACK_SEGMENT_BYTES;
  }

  /** Nothing takes time on it: both ends are on this machine, without a network in between. */
  get instant(): boolean {
    return this.latencyNs === 0 && this.byteNs === 0;
  }

  /** When bytes that are sent now have arrived. */
  arrivalNs(nowNs: number, bytes: number): number {
    this.busyNs = Math.max(nowNs, this.busyNs) + Math.round(bytes * this.byteNs);
    return this.busyNs + this.latencyNs;
  }
}
