import type { ConfigFile } from '../../config/files/config-file';
import { type ContentError, contentError } from '../../config/refusals/content-errors';
import type { SchemaRegistry } from '../../schema/registry';
import { nearest } from '../../text/distance';
import { removeAttribute, removeElement, renameTag } from '../../xml/edits';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import type { Fix } from '../engine/finding';
import type { FoundError } from './config-error';
import { inFile, review, safe } from './fixes';

/** A refusal of content, with the part of the file that it is about. */
export interface FoundContent {
  readonly error: ContentError;
  readonly file: ConfigFile;
  readonly element: XmlElement;
  /** Undefined where the refusal is about the element. */
  readonly attribute: XmlAttribute | undefined;
  readonly schema: SchemaRegistry;
}

export function contentOf({ error, file, schema }: FoundError): FoundContent | undefined {
  const content = contentError(error);
  const { start } = error.at.span;
  const element = file.document.elementAt(start);
  if (!content || !element) return undefined;
  const attribute = element.attributes.find(({ span }) => span.start <= start && start < span.end);
  return { error: content, file, element, attribute, schema };
}

/** A remark behind a message about something of which the server may know more than we do; empty where it does not. */
export function unlessNewer({ error: { certain, section }, schema }: FoundContent): string {
  if (certain) return '';
  const product = schema.section(section ?? '')?.product ?? 'the module';
  return ` (a newer version of ${product} may know it)`;
}

/** True for a refusal of a whole section or section group, not of something inside of one. */
export function isWholeSection({ error, element }: FoundContent): boolean {
  let at: XmlElement | undefined = element;
  for (const name of (error.section ?? '').split('/').reverse()) {
    if (!at?.is(name)) return false;
    at = at.parent;
  }
  return at?.is('configuration') === true || at?.is('location') === true;
}

/** The name that was probably meant, where it is free. */
export function meantName(found: FoundContent): string | undefined {
  const { error, element, attribute } = found;
  if (attribute)
    return nearest(
      error.written,
      error.candidates.filter(name => !element.attribute(name)),
    );
  const name = nearest(error.written, error.candidates);
  // One file may write a section once; entries of a collection repeat.
  const isTaken = name !== undefined && isWholeSection(found) && element.parent?.child(name) !== undefined;
  return isTaken ? undefined : name;
}

/** The right name where one is near, and the way without it. */
export function nameFixes(found: FoundContent, meant: string | undefined): readonly Fix[] {
  return [...(meant === undefined ? [] : [renamed(found, meant)]), removed(found)];
}

export function renamed({ error, file, element, attribute }: FoundContent, name: string): Fix {
  const edits = attribute ? [{ span: attribute.nameSpan, newText: name }] : renameTag(element, name);
  const isCase = name.toLowerCase() === error.written.toLowerCase();
  const title = attribute ? `Change to ${name}` : `Change to <${name}>`;
  return (isCase && error.certain ? safe : review)(title, inFile(file, edits));
}

export function removed({ file, element, attribute }: FoundContent): Fix {
  return attribute
    ? review(`Remove ${attribute.name}`, inFile(file, removeAttribute(element, attribute.name)))
    : review(`Remove <${element.name}>`, inFile(file, removeElement(element)));
}
