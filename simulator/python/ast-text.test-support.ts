/** The AST as JSON in the form of the oracle: every constant is named with its type. */
import type { Constant } from './code.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What Python's None is written as. */
const [JSON_NULL] = JSON.parse('[null]') as [Json];

export function astJson(value: unknown): Json {
  if (value === undefined) return JSON_NULL;
  if (Array.isArray(value)) return value.map(astJson);
  if (!isObject(value)) return value as Json;
  const isLiteral = value['kind'] === 'Constant' || value['kind'] === 'MatchSingleton';
  const fields = Object.entries(value).filter(([key]) => key !== 'text');
  return Object.fromEntries(
    fields.map(([key, field]) => [
      key,
      isLiteral && key === 'value' ? constantJson(field as Constant) : astJson(field),
    ]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object';
}

function constantJson(value: Constant): Json {
  switch (typeof value) {
    case 'undefined':
      return 'None';
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return ['str', value];
    case 'number':
    case 'bigint':
      return ['int', String(value)];
    default:
      break;
  }
  if ('float' in value) return ['float', floatText(value.float)];
  if ('imaginary' in value) return ['complex', floatText(value.imaginary)];
  if ('bytes' in value) return ['bytes', [...value.bytes]];
  return 'Ellipsis';
}

/** As JSON has no infinity, floats are compared by their bits. */
function floatText(value: number): string {
  return Buffer.from(new Float64Array([value]).buffer).toString('hex');
}

/** Prints for each source the JSON of Python's own tree; null where it does not parse. */
export const PYTHON_AST = `
import ast, json, struct, sys
sys.setrecursionlimit(100000)
OPERATORS = (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)
CONVERSIONS = {-1: 'none', 115: 'str', 114: 'repr', 97: 'ascii'}
SKIPPED = {'type_comment', 'type_ignores', 'ctx_'}
def camel(name):
    first, *rest = name.split('_')
    return first + ''.join(part.capitalize() for part in rest)
def constant(value):
    if value is None or value is True or value is False: return str(value)
    if value is ...: return 'Ellipsis'
    kind = type(value).__name__
    if kind == 'float': return [kind, struct.pack('<d', value).hex()]
    if kind == 'complex': return [kind, struct.pack('<d', value.imag).hex()]
    if kind == 'bytes': return [kind, list(value)]
    return [kind, str(value)]
def tree(node, column):
    if isinstance(node, list): return [tree(part, column) for part in node]
    if isinstance(node, OPERATORS): return type(node).__name__
    if not isinstance(node, ast.AST): return node
    result = {'kind': type(node).__name__}
    if hasattr(node, 'lineno'):
        result['line'], result['column'] = node.lineno, column(node.lineno, node.col_offset)
        result['endLine'] = node.end_lineno
        result['endColumn'] = column(node.end_lineno, node.end_col_offset)
    for name in node._fields:
        if name in SKIPPED or (name == 'kind' and isinstance(node, ast.Constant)): continue
        value = getattr(node, name, None)
        if name == 'value' and isinstance(node, (ast.Constant, ast.MatchSingleton)): value = constant(value)
        elif name == 'conversion': value = CONVERSIONS[value]
        elif name in ('simple', 'is_async'): value = bool(value)
        elif name == 'level': value = value or 0
        else: value = tree(value, column)
        result[camel(name)] = value
    return result
def parse(source):
    lines = [line.encode() for line in source.split('\\n')] + [b'']
    def column(line, offset): return len(lines[line - 1][:offset].decode())
    try: return tree(ast.parse(source), column)
    except SyntaxError: return None
print(json.dumps([parse(source) for source in json.load(sys.stdin)]))
`;
