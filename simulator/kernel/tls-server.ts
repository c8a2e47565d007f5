/**
 * The handshake of an encrypted connection as a server takes part in it, in as many bytes and trips as
 * TLS 1.3 has; the other side is library/ssl.py. Nothing is encrypted.
 */

/** Records of a handshake begin so (RFC 8446, 5.1). */
const HANDSHAKE = [0x16, 0x03, 0x03];
const HELLO_BYTES = 517;
const ANSWER_BYTES = 3000;
const FINISHED_BYTES = 80;
/** The certificate of a host that everybody trusts. */
const TRUSTED = [0, 1, '*'.charCodeAt(0)];

export class TlsServer {
  /** The client does not speak TLS. */
  broken = false;
  private heard = new Uint8Array(0);
  private hello = false;
  private finished = false;

  /** What is said after the handshake. */
  hear(data: Uint8Array): Uint8Array {
    if (this.finished) return data;
    const whole = new Uint8Array(this.heard.length + data.length);
    whole.set(this.heard);
    whole.set(data, this.heard.length);
    this.heard = whole;
    this.broken = HANDSHAKE.some((byte, i) => i < whole.length && whole[i] !== byte);
    if (this.broken || whole.length < HELLO_BYTES + FINISHED_BYTES) return new Uint8Array(0);
    this.finished = true;
    return whole.subarray(HELLO_BYTES + FINISHED_BYTES);
  }

  /** What the server says in the handshake, once it is its turn. */
  answer(): Uint8Array | undefined {
    if (this.hello || this.broken || this.heard.length < HELLO_BYTES) return undefined;
    this.hello = true;
    const record = new Uint8Array(ANSWER_BYTES);
    record.set([...HANDSHAKE, ...TRUSTED]);
    return record;
  }
}
