import { InvalidArgumentError } from 'commander';

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
