import { describe, expect, it } from 'vitest';

import type { Parameter } from '../simulator/index.ts';
import { UsageError } from './command.ts';
import { applyAssignments, parseAssignments, parseValue } from './parameters.ts';

const PARAMETER: Parameter = {
  name: 'N',
  kind: 'int',
  value: 1,
  min: undefined,
  max: undefined,
  step: undefined,
  label: 'N',
  unit: '',
  line: 1,
  at: undefined,
};

describe('the value of a parameter', () => {
  it.each([
    ['int', '7', 7],
    ['int', ' -7 ', -7],
    ['int', '40_000', 40_000],
    ['int', '7.0', undefined],
    ['int', '1e3', undefined],
    ['int', '9'.repeat(20), undefined],
    ['int', '', undefined],
    ['int', '__1', undefined],
    ['float', '0.25', 0.25],
    ['float', '.5', 0.5],
    ['float', '3', 3],
    ['float', '1e-3', 0.001],
    ['float', 'inf', undefined],
    ['float', '0x10', undefined],
    ['bool', 'True', true],
    ['bool', 'False', false],
    ['bool', '1', undefined],
    ['bool', 'constructor', undefined],
    ['str', ' as it is ', ' as it is '],
    ['str', '', ''],
  ] as const)('of kind %s is read from "%s"', (kind, text, value) => {
    expect(parseValue({ ...PARAMETER, kind }, text)).toBe(value);
  });
});

describe('assignments', () => {
  it('split at the first equals sign', () => {
    expect(parseAssignments('--set', ['A=1', 'B=x=y', 'C='])).toEqual([
      { name: 'A', text: '1' },
      { name: 'B', text: 'x=y' },
      { name: 'C', text: '' },
    ]);
  });

  it.each(['A', '=1', ''])('need a name and a value, unlike "%s"', (text) => {
    expect(() => parseAssignments('--set', [text])).toThrow(UsageError);
  });
});

describe('assignments to a program', () => {
  const source = {
    name: 'p.py',
    text: [
      '# /// timeslice',
      '# title = "T"',
      '# [params]',
      '# N = { min = 1, max = 8 }',
      '# ///',
      'N = 2',
      'LOUD = False',
    ].join('\n'),
  };
  const apply = (...texts: string[]) => applyAssignments(source, parseAssignments('--set', texts));

  it('give values of the right kind', () => {
    expect(apply('N=8', 'LOUD=True')).toEqual({
      kind: 'parameters',
      values: { N: 8, LOUD: true },
    });
  });

  it.each([
    ['M=1', 'p.py: there is no parameter M'],
    ['N=two', 'p.py: N cannot be "two"'],
    ['N=9', 'p.py: N = 9 is out of range'],
    ['N=0', 'p.py: N = 0 is out of range'],
  ])('refuse %s and list what there is', (text, what) => {
    const result = apply(text);
    expect(result).toMatchObject({ kind: 'problem', what });
    expect(result).toHaveProperty('hint', expect.stringContaining('N 1..8, LOUD True or False'));
  });

  it('leave a broken header to the run, which says where it is broken', () => {
    const broken = { name: 'p.py', text: '# /// timeslice\n# title = \n# ///\nN = 2\n' };
    expect(applyAssignments(broken, [{ name: 'N', text: '1' }])).toEqual({
      kind: 'parameters',
      values: {},
    });
  });
});
