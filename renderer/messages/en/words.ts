/** The name of the app, units and small words. */
export const words = {
  'app.name': 'Timeslice',
  'app.beside': '{document} with {other}',
  'app.title': '{document} - Timeslice',
  'app.noDocument': 'No program open',

  // Units and small words
  'unit.ns': '{value} ns',
  'unit.us': '{value} µs',
  'unit.ms': '{value} ms',
  'unit.s': '{value} s',
  'unit.bytes': '{value} bytes',
  'unit.kilobytes': '{value} kB',
  'unit.megabytes': '{value} MB',
  'unitName.ns': 'ns',
  'unitName.us': 'µs',
  'unitName.ms': 'ms',
  'unitName.s': 's',
  'place.line': 'line {line}',
  'place.fileLine': '{file}, line {line}',
  'place.unknown': 'its first lines',
} as const;
