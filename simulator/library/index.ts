/**
 * The library's door: which modules a program can import. A row is a module made by TypeScript code, or
 * the text of one written in Python.
 */
import type { Interpreter } from '../python/context.ts';
import type { PyDict } from '../python/objects/object.ts';
import { createCollections } from './_collections.ts';
import { createFunctools } from './_functools.ts';
import { createHeapq } from './_heapq.ts';
import { createRandom } from './_random.ts';
import { createThreadModule } from './_thread.ts';
import { createTraceback } from './_traceback.ts';
import { createBisect } from './bisect.ts';
import { createItertools } from './itertools.ts';
import type { LibraryModule } from './library-module.ts';
import { createMath } from './math.ts';
import { createOperator } from './operator.ts';
import { createSys } from './sys.ts';
import { createTime } from './time.ts';

import future from './__future__.py?raw';
import _arguments from './_arguments.py?raw';
import abc from './abc.py?raw';
import atexit from './atexit.py?raw';
import collections from './collections/__init__.py?raw';
import collectionsWrappers from './collections/_wrappers.py?raw';
import collectionsAbc from './collections/abc.py?raw';
import contextlib from './contextlib.py?raw';
import copy from './copy.py?raw';
import dataclasses from './dataclasses.py?raw';
import enumeration from './enum.py?raw';
import functools from './functools.py?raw';
import heapq from './heapq.py?raw';
import io from './io.py?raw';
import keyword from './keyword.py?raw';
import queue from './queue.py?raw';
import random from './random.py?raw';
import string from './string.py?raw';
import threading from './threading.py?raw';
import traceback from './traceback.py?raw';
import types from './types.py?raw';
import typing from './typing.py?raw';
import unittest from './unittest/__init__.py?raw';
import unittestComparisons from './unittest/_comparisons.py?raw';
import unittestDeprecated from './unittest/_deprecated.py?raw';
import unittestExpectations from './unittest/_expectations.py?raw';
import unittestCase from './unittest/case.py?raw';
import unittestLoader from './unittest/loader.py?raw';
import unittestMain from './unittest/main.py?raw';
import unittestResult from './unittest/result.py?raw';
import unittestRunner from './unittest/runner.py?raw';
import unittestSignals from './unittest/signals.py?raw';
import unittestSuite from './unittest/suite.py?raw';
import unittestUtil from './unittest/util.py?raw';
import warnings from './warnings.py?raw';
import weakref from './weakref.py?raw';

const NATIVE: Readonly<Record<string, (interpreter: Interpreter) => PyDict>> = {
  _collections: createCollections,
  _functools: createFunctools,
  _heapq: createHeapq,
  _random: createRandom,
  _thread: createThreadModule,
  _traceback: createTraceback,
  bisect: createBisect,
  builtins: (interpreter) => interpreter.builtins,
  itertools: createItertools,
  math: createMath,
  operator: createOperator,
  sys: createSys,
  time: createTime,
};

const PYTHON: Readonly<Record<string, string>> = {
  __future__: future,
  _arguments,
  abc,
  atexit,
  collections,
  'collections._wrappers': collectionsWrappers,
  'collections.abc': collectionsAbc,
  contextlib,
  copy,
  dataclasses,
  enum: enumeration,
  functools,
  heapq,
  io,
  keyword,
  queue,
  random,
  string,
  threading,
  traceback,
  types,
  typing,
  unittest,
  'unittest._comparisons': unittestComparisons,
  'unittest._deprecated': unittestDeprecated,
  'unittest._expectations': unittestExpectations,
  'unittest.case': unittestCase,
  'unittest.loader': unittestLoader,
  'unittest.main': unittestMain,
  'unittest.result': unittestResult,
  'unittest.runner': unittestRunner,
  'unittest.signals': unittestSignals,
  'unittest.suite': unittestSuite,
  'unittest.util': unittestUtil,
  warnings,
  weakref,
};

/** Python modules that contain others. */
const PACKAGES: ReadonlySet<string> = new Set(['collections', 'unittest']);

export type { LibraryModule };

/** By full name. */
export const LIBRARY: ReadonlyMap<string, LibraryModule> = new Map([
  ...Object.entries(NATIVE).map(([name, create]): [string, LibraryModule] => [
    name,
    { kind: 'native', name, create },
  ]),
  ...Object.entries(PYTHON).map(([name, text]): [string, LibraryModule] => [
    name,
    { kind: 'python', name, text, package: PACKAGES.has(name) },
  ]),
]);
