/** The built-in types get their methods here. */
import { TYPE_TYPE } from '../objects/object.ts';
import { PyNative, PyStaticMethod } from '../objects/function.ts';
import { TYPE_INIT, TYPE_NEW } from '../protocols/index.ts';
import { installBuiltinReductions } from './builtin-reductions.ts';
import { installByteArray } from './bytearray.ts';
import { installBytes } from './bytes.ts';
import { installComplex } from './complex.ts';
import { installDescriptors } from './descriptors.ts';
import { installDictViews } from './dict-views.ts';
import { installDict } from './dict.ts';
import { installExceptions } from './exception.ts';
import { installFloat } from './float.ts';
import { installFunctions } from './function.ts';
import { installAnextAwaitable } from './anext-awaitable.ts';
import { installAsyncGenerators } from './async-generator.ts';
import { installCode } from './code.ts';
import { installGenerators } from './generator.ts';
import { installGenericAlias } from './generic-alias.ts';
import { install } from './install.ts';
import { installInt } from './int.ts';
import { installIterators } from './iterators.ts';
import { installList } from './list.ts';
import { installMappingProxy } from './mapping-proxy.ts';
import { installMemoryView } from './memory-view-methods.ts';
import { installModule } from './module.ts';
import { installNativeFunctions } from './native-function.ts';
import { installObject } from './object.ts';
import { installRange } from './range.ts';
import { installReduction } from './reduction.ts';
import { installSet } from './set.ts';
import { installSingletons } from './singletons.ts';
import { installSlice } from './slice.ts';
import { installStr } from './str.ts';
import { installSuper } from './super.ts';
import { installTuple } from './tuple.ts';
import { installType } from './type.ts';

/** One row a file. */
const INSTALLERS: readonly (() => void)[] = [
  installObject,
  installType,
  installInt,
  installFloat,
  installComplex,
  installStr,
  installBytes,
  installByteArray,
  installTuple,
  installList,
  installDict,
  installDictViews,
  installSet,
  installRange,
  installSlice,
  installSingletons,
  installFunctions,
  installNativeFunctions,
  installDescriptors,
  installSuper,
  installModule,
  installGenerators,
  installAsyncGenerators,
  installAnextAwaitable,
  installCode,
  installIterators,
  installGenericAlias,
  installMappingProxy,
  installMemoryView,
  installExceptions,
  installReduction,
  installBuiltinReductions,
];

/** Puts the tables of methods into the types. Doing it again changes nothing. */
export function installBuiltinTypes(): void {
  for (const installer of INSTALLERS) installer();
  const asNew = (member: typeof TYPE_NEW): PyStaticMethod =>
    new PyStaticMethod(new PyNative(member, undefined));
  install(TYPE_TYPE, [{ name: '__new__', value: asNew(TYPE_NEW) }, TYPE_INIT]);
}
