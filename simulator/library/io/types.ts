/**
 * The types of `_io` (Library reference, "io"): what all files are, and the kinds there are. Their methods
 * stand in the files named after them.
 */
import { EXCEPTIONS, newException, Raised } from '../../python/objects/exception.ts';
import { builtinType, PyType, TYPE_TYPE } from '../../python/objects/object.ts';

function fileType(name: string, base?: PyType): PyType {
  const type = builtinType(name, { module: '_io', layout: 'other', base });
  type.instancesHaveDict = true;
  return type;
}

export const IO_BASE = fileType('_IOBase');
export const RAW_BASE = fileType('_RawIOBase', IO_BASE);
export const BUFFERED_BASE = fileType('_BufferedIOBase', IO_BASE);
export const TEXT_BASE = fileType('_TextIOBase', IO_BASE);

export const FILE_IO = fileType('FileIO', RAW_BASE);
export const BYTES_IO = fileType('BytesIO', BUFFERED_BASE);
export const BUFFERED_READER = fileType('BufferedReader', BUFFERED_BASE);
export const BUFFERED_WRITER = fileType('BufferedWriter', BUFFERED_BASE);
export const BUFFERED_RANDOM = fileType('BufferedRandom', BUFFERED_BASE);
export const BUFFERED_PAIR = fileType('BufferedRWPair', BUFFERED_BASE);
export const STRING_IO = fileType('StringIO', TEXT_BASE);
export const TEXT_WRAPPER = fileType('TextIOWrapper', TEXT_BASE);

const { OSError: OS_ERROR, ValueError: VALUE_ERROR, Exception, BaseException } = EXCEPTIONS;

/** An OSError and a ValueError: the one built-in exception with two bases. */
export const UNSUPPORTED_OPERATION = new PyType(
  {
    name: 'UnsupportedOperation',
    module: 'io',
    bases: [OS_ERROR, VALUE_ERROR],
    metatype: TYPE_TYPE,
  },
  [OS_ERROR, VALUE_ERROR, Exception, ...BaseException.mro],
);
UNSUPPORTED_OPERATION.attributes.type = OS_ERROR.attributes.type;

export function unsupported(what: string): Raised {
  return new Raised(newException(UNSUPPORTED_OPERATION, what));
}
