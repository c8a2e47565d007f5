/** What web servers say: answers to requests of HTTP, and pages of their own. */
import { encodeUtf8 } from '../base/utf8.ts';
import type { HostSettings } from '../simulation.ts';

const PAGE_BYTES_MIN = 1000;
const PAGE_BYTES_SPAN = 19_000;
const FILLER = '<p>All work and no play makes a dull page.</p>\n';
const FAILURE_STATUS = 503;

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  410: 'Gone',
  418: "I'm a Teapot",
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash;
}

export interface WebRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  /** The connection ends with the answer. */
  readonly closes: boolean;
  /** Of what follows the headers. */
  readonly bodyBytes: number;
}

/** @param head - the first line of a request and its headers. */
export function readRequest(head: string): WebRequest {
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const [method = '', path = '', version = 'HTTP/1.0'] = first.split(' ');
  const wish = headers.get('connection')?.toLowerCase();
  return {
    method,
    path,
    host: headers.get('host') ?? '',
    closes: wish === 'close' || (version === 'HTTP/1.0' && wish !== 'keep-alive'),
    bodyBytes: Number(headers.get('content-length') ?? 0) || 0,
  };
}

/** The parts in which the answer is sent. */
export function answerTo(
  { method, path, host, closes }: WebRequest,
  settings: HostSettings,
  failed: boolean,
): readonly Uint8Array[] {
  const known = method === 'GET' || method === 'HEAD';
  const failure = typeof settings.failure === 'number' ? settings.failure : FAILURE_STATUS;
  const wanted = failed ? failure : (settings.status ?? 200);
  const status = known ? wanted : 501;
  const reason = REASONS[status] ?? '';
  const body = encodeUtf8(
    status < 400 ? pageOf(`${host}${path}`, settings) : `<h1>${status} ${reason}</h1>\n`,
  );
  const { chunkBytes, type = 'text/html; charset=utf-8' } = settings;
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'Server: timeslice',
    `Content-Type: ${status < 400 ? type : 'text/html; charset=utf-8'}`,
    chunkBytes === undefined ? `Content-Length: ${body.length}` : 'Transfer-Encoding: chunked',
    `Connection: ${closes ? 'close' : 'keep-alive'}`,
  ];
  const start = encodeUtf8(`${head.join('\r\n')}\r\n\r\n`);
  if (method === 'HEAD' || status === 204 || status === 304) return [start];
  const parts = chunkBytes === undefined ? [body] : chunksOf(body, chunkBytes);
  return [joined(start, parts[0]!), ...parts.slice(1)];
}

/** The last is followed by the end of them all. */
function chunksOf(body: Uint8Array, size: number): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil(body.length / size));
  return Array.from({ length: count }, (_, i) => {
    const chunk = body.subarray(i * size, (i + 1) * size);
    const length = encodeUtf8(`${chunk.length.toString(16)}\r\n`);
    const framed = chunk.length === 0 ? [] : [length, chunk, encodeUtf8('\r\n')];
    return joined(...framed, encodeUtf8(i === count - 1 ? '0\r\n\r\n' : ''));
  });
}

/** A page of the size that is wanted, or of one that goes with its address. */
function pageOf(url: string, { body, sizeBytes }: HostSettings): string {
  if (body !== undefined) return body;
  const address = url.replace(/[<>&"]/g, '');
  const size = PAGE_BYTES_MIN + (hashOf(address) % PAGE_BYTES_SPAN);
  const title = `<title>${address}</title>\n<h1>${address}</h1>\n`;
  const head = `<!DOCTYPE html>\n<html>\n${title}`;
  const room = (sizeBytes ?? size) - head.length;
  const page = `${head}${FILLER.repeat(Math.max(0, Math.ceil(room / FILLER.length)))}</html>\n`;
  return sizeBytes === undefined ? page : page.slice(0, sizeBytes);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    result.set(part, filled);
    filled += part.length;
  }
  return result;
}
