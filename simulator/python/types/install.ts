/** How the methods of a built-in type get into its namespace. */
import { PyClassMethod, PyGetSet, PyNative, PyStaticMethod } from '../objects/function.ts';
import { instanceDict } from '../protocols/index.ts';
import { Native } from '../objects/native.ts';
import type { PyType, Value } from '../objects/object.ts';

/** A plain class attribute: its name and value. */
export interface Constant {
  readonly name: string;
  readonly value: Value;
}

/** A row of a type's table. */
export type Member = Native | PyGetSet | Constant;

/** Puts a table of members into a type's namespace. */
export function install(type: PyType, members: readonly Member[]): void {
  for (const member of members) {
    if (member instanceof PyGetSet) member.owner ??= type;
    type.attributes.set(member.name, attributeOf(type, member));
  }
  if (type.instancesHaveDict && type.lookup('__dict__') === undefined) {
    type.attributes.set('__dict__', instanceDict(type));
  }
  type.changed();
}

function attributeOf(type: PyType, member: Member): Value {
  if (member instanceof PyGetSet) return member;
  if (!(member instanceof Native)) return member.value;
  switch (member.binding) {
    case 'static':
      return new PyStaticMethod(new PyNative(member, undefined));
    case 'class':
      return new PyClassMethod(new PyNative(member, undefined));
    case 'method':
      return new PyNative(member, type);
  }
}
