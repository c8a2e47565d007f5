/**
 * `_io`: files, as CPython has them in C. The abstract classes of `io` are made in Python on top of these
 * types; open() is a built-in function too.
 */
import type { Interpreter } from '../python/context.ts';
import { EXCEPTIONS } from '../python/objects/exception.ts';
import { native } from '../python/objects/native.ts';
import { NONE, type PyDict, type Value } from '../python/objects/object.ts';
import { DEFAULT_BUFFER_SIZE } from './io/raw-base.ts';
import { OPEN, OPEN_CODE } from './io/open.ts';
import {
  BUFFERED_BASE,
  BUFFERED_PAIR,
  BUFFERED_RANDOM,
  BUFFERED_READER,
  BUFFERED_WRITER,
  BYTES_IO,
  FILE_IO,
  IO_BASE,
  RAW_BASE,
  STRING_IO,
  TEXT_BASE,
  TEXT_WRAPPER,
  UNSUPPORTED_OPERATION,
} from './io/types.ts';
import { namespace } from './library-module.ts';

import './io/buffered-base.ts';
import './io/buffered-pair.ts';
import './io/bytes-io.ts';
import './io/io-base.ts';
import './io/string-io.ts';
import './io/text-base.ts';

/** The encoding that a function which opens files was given, or the one for None. */
const TEXT_ENCODING = native('text_encoding(encoding, stacklevel=2, /)', ([encoding]: [Value]) =>
  encoding === NONE ? 'locale' : encoding,
);

export function createIo(_interpreter: Interpreter): PyDict {
  return namespace('_io', [OPEN, OPEN_CODE, TEXT_ENCODING], {
    BlockingIOError: EXCEPTIONS.BlockingIOError,
    BufferedRWPair: BUFFERED_PAIR,
    BufferedRandom: BUFFERED_RANDOM,
    BufferedReader: BUFFERED_READER,
    BufferedWriter: BUFFERED_WRITER,
    BytesIO: BYTES_IO,
    DEFAULT_BUFFER_SIZE,
    FileIO: FILE_IO,
    StringIO: STRING_IO,
    TextIOWrapper: TEXT_WRAPPER,
    UnsupportedOperation: UNSUPPORTED_OPERATION,
    _BufferedIOBase: BUFFERED_BASE,
    _IOBase: IO_BASE,
    _RawIOBase: RAW_BASE,
    _TextIOBase: TEXT_BASE,
  });
}
