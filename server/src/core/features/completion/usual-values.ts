import type { AttributeSchema } from '../../schema/types';

/** Values in another order than that of their numbers, where the first numbers are what hardly anybody should choose. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  identityType: ['ApplicationPoolIdentity', 'SpecificUser', 'NetworkService', 'LocalService', 'LocalSystem'],
  mode: ['Windows', 'Forms', 'None', 'RemoteOnly', 'On', 'InProc', 'StateServer', 'SQLServer'],
};

/** Names of the values of an enumeration or of flags, those that are written most first. */
export function usualValues({ name, values }: AttributeSchema): readonly string[] {
  const names = [...new Set(values.map(each => each.name))];
  const first = (FIRST[name] ?? []).filter(each => names.includes(each));
  return [...first, ...names.filter(each => !first.includes(each))];
}
