/** `pwd` and `grp`: the accounts of the simulated system, which has one user beside root. */
import { USER_ID } from '../kernel/inode.ts';
import type { Interpreter } from '../python/context.ts';
import { raise } from '../python/objects/exception.ts';
import { native, resumable } from '../python/objects/native.ts';
import type { PyDict, PyType, Value } from '../python/objects/object.ts';
import { list } from '../python/objects/values.ts';
import { asSmallIndex, repr, textArgument } from '../python/protocols/index.ts';
import { namespace } from './library-module.ts';
import { structSequence, structValue } from './struct-sequence.ts';

const PASSWD = structSequence('pwd', 'struct_passwd', [
  'pw_name',
  'pw_passwd',
  'pw_uid',
  'pw_gid',
  'pw_gecos',
  'pw_dir',
  'pw_shell',
]);
const GROUP = structSequence('grp', 'struct_group', ['gr_name', 'gr_passwd', 'gr_gid', 'gr_mem']);

interface Account {
  readonly name: string;
  /** Of the user, and of the group with the same name. */
  readonly id: number;
  readonly home: string;
}

const ACCOUNTS: readonly Account[] = [
  { name: 'root', id: 0, home: '/root' },
  { name: 'user', id: USER_ID, home: '/home/user' },
];

function passwd({ name, id, home }: Account): Value {
  return structValue(PASSWD, [name, 'x', id, id, name, home, '/bin/sh']);
}

function group({ name, id }: Account): Value {
  return structValue(GROUP, [name, 'x', id, list([])]);
}

/** The functions of a module: one account by its number or its name, or all of them. */
function lookUps(prefix: string, number: string, type: PyType, show: (account: Account) => Value) {
  const functions = [
    resumable(`${prefix}${number}(id, /)`, function* ([wanted]: [Value]) {
      const id = yield* asSmallIndex(wanted);
      const account = ACCOUNTS.find((each) => each.id === id);
      if (account !== undefined) return show(account);
      throw raise('KeyError', `${prefix}${number}(): ${number} not found: ${id}`);
    }),
    resumable(`${prefix}nam(name, /)`, function* ([wanted]: [Value]) {
      const name = textArgument(wanted, `${prefix}nam`);
      const account = ACCOUNTS.find((each) => each.name === name);
      if (account !== undefined) return show(account);
      throw raise('KeyError', `${prefix}nam(): name not found: ${yield* repr(name)}`);
    }),
    native(`${prefix}all()`, () => list(ACCOUNTS.map(show))),
  ];
  const module = prefix === 'getpw' ? 'pwd' : 'grp';
  return namespace(module, functions, { [type.name]: type });
}

export function createPwd(_interpreter: Interpreter): PyDict {
  return lookUps('getpw', 'uid', PASSWD, passwd);
}

export function createGrp(_interpreter: Interpreter): PyDict {
  return lookUps('getgr', 'gid', GROUP, group);
}
