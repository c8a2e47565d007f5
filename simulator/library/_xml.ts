/** `_xml`: the scanner that `xml` stands on, which is C in CPython. */
import type { Interpreter } from '../python/context.ts';
import { native } from '../python/objects/native.ts';
import {
  builtinType,
  newDict,
  NONE,
  type PyDict,
  PyObject,
  type Value,
} from '../python/objects/object.ts';
import { list, tuple } from '../python/objects/values.ts';
import { install } from '../python/types/install.ts';
import { namespace } from './library-module.ts';
import { type XmlEvent, XmlScanner } from './xml/scanner.ts';

/** What a character of short elements costs expat itself: `pyexpat.ParserCreate().Parse()` of 324,000 of them takes 1.5 ms. */
const CHARACTER_NS = 4.6;

const SCANNER_TYPE = builtinType('Scanner', { module: '_xml', layout: 'other' });

class PyScanner extends PyObject {
  readonly scanner: XmlScanner;

  constructor(resolves: boolean) {
    super(SCANNER_TYPE);
    this.scanner = new XmlScanner(resolves);
  }
}

function asTuple(event: XmlEvent): Value {
  const { kind } = event;
  switch (kind) {
    case 'start': {
      const attributes = newDict();
      for (const [name, value] of event.attributes) attributes.set(name, value);
      return tuple([kind, event.tag, attributes]);
    }
    case 'end':
      return tuple([kind, event.tag]);
    case 'pi':
    case 'start-ns':
      return tuple([kind, event.name, event.text]);
    case 'start-cdata':
    case 'end-cdata':
      return tuple([kind]);
    case 'entity':
      return tuple([kind, event.name, event.line, event.column]);
    case 'doctype':
      return tuple([kind, event.name, event.publicId ?? NONE, event.systemId ?? NONE]);
    default:
      return tuple([kind, event.text]);
  }
}

install(SCANNER_TYPE, [
  // What has happened in this piece of the text, and what is wrong: message, code, line, column.
  native(
    'feed(self, text, final, /)',
    ([{ scanner }, text, final]: [PyScanner, string, boolean], context) => {
      context.charge(text.length * CHARACTER_NS);
      const problem = scanner.feed(text, final);
      const events = scanner.events.splice(0).map(asTuple);
      if (problem === undefined) return tuple([list(events), NONE]);
      const { code, message, line, column } = problem;
      return tuple([list(events), tuple([message, code, line, column])]);
    },
  ),
]);

const FUNCTIONS = [
  native('scanner(resolves=True, /)', ([resolves]: [boolean?]) => new PyScanner(resolves ?? true)),
];

export function createXml(_interpreter: Interpreter): PyDict {
  return namespace('_xml', FUNCTIONS);
}
