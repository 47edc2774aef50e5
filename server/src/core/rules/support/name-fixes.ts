import { nearest } from '../../text/distance';
import { removeElement, renameTag, withoutAttribute } from '../../xml/edits';
import { XmlAttribute } from '../../xml/tree';
import type { Fix } from '../engine/finding';
import { inFile, review, safe } from './fixes';
import type { Found } from './refusal-rule';
import { isWrittenBeside, siblingPath } from './section-edits';

/** A refusal of the name of an element or attribute. */
export type FoundName = Found<'unknownElement' | 'unknownAttribute' | 'wrongCase'>;

/** A remark behind a message about something of which the server may know more than we do; empty where it does not. */
export function unlessNewer({
  refusal,
  schema,
}: Found<'unknownElement' | 'unknownAttribute' | 'unknownLockName'>): string {
  if (refusal.certain) return '';
  if (refusal.kind !== 'unknownLockName' && refusal.mayBeExtension) return " (unless a module's schema adds it)";
  const product = schema.section(refusal.section)?.product ?? 'the module';
  return ` (a newer version of ${product} may know it)`;
}

/** The name that was probably meant, where it is free. */
export function meantName({ refusal, file }: FoundName): string | undefined {
  const { named, isSection, candidates, section } = refusal;
  if (named instanceof XmlAttribute) return nearestFree(named, candidates);
  // A name that holds another one as a word is no slip of it: <ModSecurity> is the section of a module.
  const name = nearest(
    named.name,
    candidates.filter(candidate => !isPartOf(candidate, named.name)),
  );
  // One file may write a section once; entries of a collection repeat.
  const isTaken = name !== undefined && isSection && isWrittenBeside(named, file, siblingPath(section, name));
  return isTaken ? undefined : name;
}

/** Few names are near: whether one is taken is asked of those alone, since an element may have thousands of attributes. */
function nearestFree({ name, element }: XmlAttribute, candidates: readonly string[]): string | undefined {
  const found = nearest(name, candidates);
  if (found === undefined || !element.attribute(found)) return found;
  return nearest(
    name,
    candidates.filter(candidate => !element.attribute(candidate)),
  );
}

function isPartOf(candidate: string, name: string): boolean {
  const [short, long] = [candidate.toLowerCase(), name.toLowerCase()];
  return name.length - candidate.length >= 3 && (long.endsWith(short) || long.startsWith(short));
}

/** The right name where one is near, and the way without it. */
export function nameFixes(found: FoundName, meant: string | undefined): readonly Fix[] {
  return [...(meant === undefined ? [] : [renamed(found, meant)]), removed(found)];
}

export function renamed({ refusal: { named, certain }, file }: FoundName, name: string): Fix {
  const isAttribute = named instanceof XmlAttribute;
  const edits = isAttribute ? [{ span: named.nameSpan, newText: name }] : renameTag(named, name);
  const isCase = name.toLowerCase() === named.name.toLowerCase();
  const title = isAttribute ? `Change to ${name}` : `Change to <${name}>`;
  return (isCase && certain ? safe : review)(title, inFile(file, edits));
}

export function removed({ refusal: { named }, file }: FoundName): Fix {
  return named instanceof XmlAttribute
    ? review(`Remove ${named.name}`, inFile(file, withoutAttribute(named)))
    : review(`Remove <${named.name}>`, inFile(file, removeElement(named)));
}
