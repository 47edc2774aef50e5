import { childOf } from '../../schema/collection';
import type { SchemaRegistry } from '../../schema/registry';
import type { CollectionSchema, ElementSchema, SectionSchema } from '../../schema/types';
import type { XmlElement } from '../../xml/tree';

/** What an element of a configuration file is. `child` tells the same of an element directly in it. */
export type Meaning = {
  child(element: XmlElement): Meaning;
} & (
  | {
      /** Holds what counts and is none of it. */
      readonly kind: 'frame';
      readonly name: 'configuration' | 'location' | 'configSections';
    }
  | {
      /** `section` or `sectionGroup` of configSections. */
      readonly kind: 'declaration';
      readonly declares: 'section' | 'group';
      /** Path of what is declared, with the groups around it. */
      readonly path: string;
    }
  | {
      /** A section group, e.g. `system.webServer/security`. */
      readonly kind: 'group';
      readonly path: string;
    }
  | {
      readonly kind: 'section';
      readonly path: string;
      /** Undefined for a section that only .NET or a declaration knows. */
      readonly section: SectionSchema | undefined;
      readonly schema: SectionSchema | undefined;
      readonly isMerged: true;
    }
  | InSection<{
      /** An element with one value at each level, inside of an entry too. */
      readonly kind: 'element';
      readonly schema: ElementSchema;
    }>
  | InSection<{
      /** Adds to a collection. */
      readonly kind: 'entry';
      readonly schema: ElementSchema;
      readonly collection: CollectionSchema;
    }>
  | InSection<{
      /** Takes from a collection what outer levels have added. */
      readonly kind: 'verb';
      readonly verb: 'remove' | 'clear';
      /** The entry whose key attributes it repeats. */
      readonly schema: ElementSchema | undefined;
      readonly collection: CollectionSchema;
    }>
  | {
      /** A name that neither schema nor declaration knows: a custom section or a mistake. */
      readonly kind: 'unknown';
      /** Path of names; inside of a section, that of the section. */
      readonly path: string;
      /** The section around it, where there is one. */
      readonly section: SectionSchema | undefined;
    }
);

type InSection<T> = T & {
  /** Path of the section. */
  readonly path: string;
  readonly section: SectionSchema;
  /** False for what stands for itself: an entry, a verb, and everything inside of them. */
  readonly isMerged: boolean;
};

/** What files declare beside the sections of the schema. */
export interface DeclaredNames {
  isSection(path: string): boolean;
  isGroup(path: string): boolean;
}

/** What the root element of a file is; `child` leads on to every other element. */
export function rootMeaning(root: XmlElement, schema: SchemaRegistry, declared: DeclaredNames): Meaning {
  return root.is('configuration') ? configurationMeaning(schema, declared) : unknown(root.name, undefined);
}

/**
 * What a `configuration` element is. Below it names of groups and sections are looked up once: thousands of location
 * tags spell the same few.
 */
export function configurationMeaning(schema: SchemaRegistry, declared: DeclaredNames): Meaning {
  return { kind: 'frame', name: 'configuration', child: named('', schema, declared) };
}

/** What an element inside of a section is, also where the section stands in a file of its own (`configSource`). */
export function meaningInside(section: SectionSchema, element: XmlElement): Meaning {
  const chain = chainOf(element);
  const frames = chain[0]?.is('configuration') ? (chain[1]?.is('location') ? 2 : 1) : 0;
  const start = frames === 0 ? 0 : frames + section.path.split('/').length - 1;
  let meaning = sectionMeaning(section.path, section);
  for (const step of chain.slice(start + 1)) meaning = meaning.child(step);
  return meaning;
}

/** From the root element of the file to `element`. */
export function chainOf(element: XmlElement): readonly XmlElement[] {
  const chain: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at; at = at.parent) chain.push(at);
  return chain.reverse();
}

/** Finds what the names below a group mean; '' is the root of all groups. */
function named(group: string, schema: SchemaRegistry, declared: DeclaredNames): (element: XmlElement) => Meaning {
  const known = new Map<string, Meaning>();
  const child = (element: XmlElement): Meaning => {
    const { name } = element;
    let meaning = known.get(name);
    if (!meaning) {
      meaning = name === 'location' && group === '' ? { kind: 'frame', name, child } : find(name);
      known.set(name, meaning);
    }
    return meaning;
  };
  const find = (name: string): Meaning => {
    if (name === 'configSections' && group === '') return { kind: 'frame', name, child: declaration('') };
    const path = group === '' ? name : `${group}/${name}`;
    const section = schema.section(path);
    if (section) return sectionMeaning(path, section);
    const isKnownGroup = schema.isGroup(path);
    // A group whose sections .NET checks itself (system.net) is passed over as a whole, and a group all the same.
    if (!isKnownGroup && (schema.knownUnvalidated(path) || declared.isSection(path)))
      return sectionMeaning(path, undefined);
    if (isKnownGroup || declared.isGroup(path)) return { kind: 'group', path, child: named(path, schema, declared) };
    return unknown(path, undefined);
  };
  return child;
}

function declaration(group: string): (element: XmlElement) => Meaning {
  return element => {
    const name = element.value('name') ?? '';
    const path = group === '' ? name : `${group}/${name}`;
    if (element.is('section'))
      return { kind: 'declaration', declares: 'section', path, child: () => unknown(path, undefined) };
    if (element.is('sectionGroup')) return { kind: 'declaration', declares: 'group', path, child: declaration(path) };
    return unknown(element.name, undefined);
  };
}

function sectionMeaning(path: string, section: SectionSchema | undefined): Meaning {
  const child = section ? within(section, section, true) : () => unknown(path, undefined);
  return { kind: 'section', path, section, schema: section, isMerged: true, child };
}

function within(section: SectionSchema, schema: ElementSchema, isMerged: boolean): (element: XmlElement) => Meaning {
  const { path } = section;
  return ({ name }) => {
    const child = childOf(schema, name);
    switch (child?.kind) {
      case 'element':
        return { ...child, path, section, isMerged, child: within(section, child.schema, isMerged) };
      case 'add':
        return { ...child, kind: 'entry', path, section, isMerged: false, child: within(section, child.schema, false) };
      case 'remove':
      case 'clear':
        return {
          ...child,
          kind: 'verb',
          verb: child.kind,
          path,
          section,
          isMerged: false,
          child: () => unknown(path, section),
        };
      default:
        return unknown(path, section);
    }
  };
}

function unknown(path: string, section: SectionSchema | undefined): Meaning {
  return { kind: 'unknown', path, section, child: () => unknown(path, section) };
}
