import * as data from './data/sections';

let names: ReadonlySet<string> | undefined;

/** True for a name that a section or a section group of our data bears, wherever it stands; case does not count. */
export function isNameOfSection(name: string): boolean {
  names ??= new Set(Object.keys(data).flatMap(path => path.toLowerCase().split('/')));
  return names.has(name.toLowerCase());
}
