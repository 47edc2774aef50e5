import { InvalidArgumentError } from 'commander';
import { nearestName } from './bad-input';

/** The value of an option that may be repeated. */
export function collect(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), nonEmpty(value)];
}

export function nonEmpty(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}

/** Names of elements with slashes between them; whether there is such a section, the answer tells. */
export function sectionPath(value: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_.-]*(\/[\p{L}_][\p{L}\p{N}_.-]*)*$/u.test(value)) return value;
  throw new InvalidArgumentError('It is no path of a section.');
}

/** One of some names; whoever mistypes one is told which was meant. */
export function oneOf<T extends string>(names: readonly T[]): (value: string) => T {
  return value => {
    const found = names.find(name => name === value);
    if (found !== undefined) return found;
    const meant = nearestName(value, names);
    const hint = meant === undefined ? '' : `Did you mean ${meant}? `;
    throw new InvalidArgumentError(`${hint}Allowed choices are ${names.join(', ')}.`);
  };
}

/** The value of an option that may be repeated, each of some names. */
export function collectOneOf<T extends string>(
  names: readonly T[],
  meant: (value: string) => T | undefined,
): (value: string, previous: readonly T[] | undefined) => T[] {
  const parse = oneOf(names);
  return (value, previous) => [...(previous ?? []), meant(value) ?? parse(value)];
}
