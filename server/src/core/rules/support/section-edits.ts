import { locationKey, locationTarget } from '../../config/base/location-path';
import type { ConfigFile, LocationTag } from '../../config/files/config-file';
import { elementsBelow } from '../../config/files/elements-at-path';
import type { Place } from '../../config/place';
import type { AttributeName, SectionPath, ShapeOf } from '../../schema/section-path';
import type { TextEdit } from '../../text/edit';
import type { Part } from '../../workspace/parts';
import { insertChild, removeElement, setAttribute } from '../../xml/edits';
import type { XmlElement } from '../../xml/tree';
import type { FileEdits } from '../engine/finding';
import { inFile } from './fixes';
import { escapeAttribute } from './rule-text';

/** Removes a section with the groups around it that would hold nothing any more. */
export function removeSection(section: XmlElement): readonly TextEdit[] {
  return removeElement(withEmptyGroups(section));
}

/** A section, or the outermost group around it that holds nothing else. */
export function withEmptyGroups(section: XmlElement): XmlElement {
  let whole = section;
  for (let { parent } = whole; parent && isGroupOf(parent, whole); parent = whole.parent) whole = parent;
  return whole;
}

/** True for an element that is there for this one alone; a comment in it is there for readers. */
function isGroupOf(parent: XmlElement, only: XmlElement): boolean {
  if (parent.is('configuration') || parent.is('location') || parent.attributes.length > 0) return false;
  for (const node of parent.childNodes())
    if (node.kind === 'element' ? !node.equals(only) : node.kind !== 'text' || node.text().trim() !== '') return false;
  return true;
}

/** Sets an attribute of a section in one part of a file; what is missing on the way to it is inserted. */
export function setInPart<P extends SectionPath>(
  part: Part,
  section: P,
  attribute: AttributeName<ShapeOf<P>>,
  value: string,
): FileEdits {
  const container = containerFor(part, section);
  return inFile(part.file, container ? setBelow(container, section, attribute, value) : []);
}

/**
 * Where a part of a file takes a section: where one for the same target stands already, be it outside of location tags, in
 * one for `.` or in another one of that path, since a second one is refused (R71); else in the part itself.
 */
export function containerFor({ file, tag }: Part, section: string): XmlElement | undefined {
  return containerOf(file, tag, section) ?? tag?.element ?? file.configuration;
}

/** Whether a file writes a section for the target of the location tag around an element, or for its own level. */
export function isWrittenBeside(element: XmlElement, file: ConfigFile, section: string): boolean {
  const tag = file.locations.find(
    ({ element: { span } }) => span.start <= element.span.start && element.span.end <= span.end,
  );
  return containerOf(file, tag, section) !== undefined;
}

/** The path of the section that is called so in the group of another one. */
export function siblingPath(section: string, name: string): string {
  return section.slice(0, section.lastIndexOf('/') + 1) + name;
}

/** What holds a section for the target of a location tag, or for the level of the file. */
function containerOf(file: ConfigFile, tag: LocationTag | undefined, section: string): XmlElement | undefined {
  const isLevel = !tag || tag.target.kind === 'level';
  const others = file.locations.filter(other => (isLevel ? other.target.kind === 'level' : other.key === tag.key));
  const all = [...(isLevel && file.configuration ? [file.configuration] : []), ...others.map(({ element }) => element)];
  return all.find(container => deepest(container, section).missing.length === 0);
}

/** Sets an attribute of an element below another one; what is missing on the way to it is inserted. */
export function setBelow(
  container: XmlElement,
  section: string,
  attribute: string,
  value: string,
): readonly TextEdit[] {
  const { parent, missing } = deepest(container, section);
  if (missing.length === 0) return setAttribute(parent, attribute, value);
  const name = missing.at(-1) ?? '';
  return insertChild(
    parent,
    nested(missing.slice(0, -1), `<${name} ${attribute}="${escapeAttribute(value)}" />`),
    'last',
  );
}

/** Adds an entry to a section in one part of a file; what is missing on the way to it is inserted. */
export function addToSection(part: Part, section: SectionPath, markup: string): FileEdits | undefined {
  const container = containerFor(part, section);
  if (!container) return undefined;
  const { parent, missing } = deepest(container, section);
  return inFile(part.file, insertChild(parent, nested(missing, markup), 'last'));
}

/**
 * The last element that exists on the way to a section, and the names that are missing below it. A group may be written
 * several times: the one counts that goes on furthest.
 */
function deepest(container: XmlElement, section: string): { readonly parent: XmlElement; readonly missing: string[] } {
  const names = section.split('/');
  for (let length = names.length; length > 0; length--) {
    const [parent] = elementsBelow(container, names.slice(0, length).join('/'));
    if (parent) return { parent, missing: names.slice(length) };
  }
  return { parent: container, missing: names };
}

/** Puts a section below an element that stands around it; undefined where it stands there already. */
export function insertBelow(
  container: XmlElement,
  path: readonly string[],
  markup: string,
): readonly TextEdit[] | undefined {
  const { parent, missing } = deepest(container, path.join('/'));
  return missing.length === 0 ? undefined : insertChild(parent, nested(missing.slice(0, -1), markup), 'last');
}

/** Markup inside of elements, one tag a line, indented by two blanks a level. */
export function nested(names: readonly string[], inner: string): string {
  const open = names.map((name, depth) => `${'  '.repeat(depth)}<${name}>`);
  const close = names.map((name, depth) => `${'  '.repeat(depth)}</${name.replace(/ .*$/s, '')}>`).reverse();
  const body = inner.split('\n').map(line => `${'  '.repeat(names.length)}${line}`);
  return [...open, ...body, ...close].join('\n');
}

/** `Site/app/folder`, as a location tag of a host configuration names a place; undefined where the site is not known. */
export function locationPathOf(place: Place): string | undefined {
  if (!place.site) return undefined;
  return place.path === '/' ? place.site.name : `${place.site.name}${place.path}`;
}

/** Sets an attribute of a section for one place in the host configuration, in a location tag of its own if need be. */
export function setAtHost<P extends SectionPath>(
  place: Place,
  section: P,
  attribute: AttributeName<ShapeOf<P>>,
  value: string,
): FileEdits | undefined {
  const path = locationPathOf(place);
  const host = place.hostFile;
  if (!host?.configuration || path === undefined) return undefined;
  const tags = tagsFor(host, path);
  const holder = tags.find(tag => deepest(tag.element, section).missing.length === 0);
  if (holder) return inFile(host, setBelow(holder.element, section, attribute, value));
  const name = section.slice(section.lastIndexOf('/') + 1);
  return insertAtHost(host, path, section, `<${name} ${attribute}="${escapeAttribute(value)}" />`);
}

/**
 * Adds an entry to a section, or to an element inside of it, for one place in the host configuration, in a location tag of
 * its own if need be.
 */
export function addAtHost(place: Place, section: SectionPath, markup: string, element?: string): FileEdits | undefined {
  const path = locationPathOf(place);
  const host = place.hostFile;
  if (!host?.configuration || path === undefined) return undefined;
  const inner = element === undefined ? [] : [element];
  const holder = tagsFor(host, path).find(tag => deepest(tag.element, section).missing.length === 0);
  if (holder) {
    const { parent, missing } = deepest(holder.element, [section, ...inner].join('/'));
    return inFile(host, insertChild(parent, nested(missing, markup), 'last'));
  }
  const name = section.slice(section.lastIndexOf('/') + 1);
  return insertAtHost(host, path, section, nested([name, ...inner], markup));
}

/**
 * Puts a section into a location tag of the host configuration. Undefined where the file has that section for that
 * path already: twice is refused (R71).
 */
export function insertAtHost(host: ConfigFile, path: string, section: string, markup: string): FileEdits | undefined {
  const root = host.configuration;
  if (!root) return undefined;
  const tags = tagsFor(host, path);
  if (tags.some(tag => deepest(tag.element, section).missing.length === 0)) return undefined;
  const groups = section.split('/').slice(0, -1);
  const plain = tags.find(isPlain);
  if (plain) {
    const { parent, missing } = deepest(plain.element, section);
    return inFile(host, insertChild(parent, nested(missing.slice(0, -1), markup), 'last'));
  }
  const location = `location path="${escapeAttribute(path)}"`;
  return inFile(host, insertChild(root, nested([location, ...groups], markup), 'last'));
}

function tagsFor(host: ConfigFile, path: string): readonly LocationTag[] {
  return host.locationsFor(locationKey(locationTarget(path, 'server')));
}

/** A tag that says nothing about locks or inheritance, so that another section in it gets neither. */
function isPlain({ element }: LocationTag): boolean {
  return element.attributes.every(attribute => attribute.name === 'path');
}
