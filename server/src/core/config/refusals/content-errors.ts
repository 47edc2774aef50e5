import { memo } from '../../base/memo';
import { isComplete } from '../../schema/authority';
import { childNames } from '../../schema/collection';
import { isNameOfSection } from '../../schema/section-names';
import type { AttributeSchema, CollectionSchema, ElementSchema, SectionSchema } from '../../schema/types';
import { parseValue } from '../../schema/values';
import { nearest, sameButCase } from '../../text/distance';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import type { ConfigFile } from '../files/config-file';
import { type RepeatedKey, repeatedAmong, repeatedKeys } from '../values/entry-keys';
import { isSystemAttribute } from '../values/merged-element';
import { dotNetContentErrors } from './dotnet-content';
import { duplicateKind } from './duplicate-kind';
import { unknownLockName } from './lock-names';
import type { Refusal, RefusalOf } from './refusal';
import { isTemplateToken } from './template-token';

/**
 * What the schema refuses in one section of one file: unknown elements and attributes, missing and wrong values
 * (0x8007000d, R74). Names are case-sensitive. Of sections that managed code reads see {@link dotNetContentErrors}. Where the server may have a newer schema than the one at hand, nothing unknown is certain.
 */
export function contentErrors(file: ConfigFile, section: SectionSchema, element: XmlElement): readonly Refusal[] {
  if (section.reader !== 'iis') return dotNetContentErrors(file, section, element);
  return new ContentCheck(file, section).run(element);
}

/** As {@link contentErrors}, for one child of the section: an entry, or an element where one is expected. */
export function entryErrors(file: ConfigFile, section: SectionSchema, entry: XmlElement): readonly Refusal[] {
  return section.reader === 'iis' ? new ContentCheck(file, section).runEntry(entry) : [];
}

/** As {@link contentErrors}, without the entries of that name and without what they are to each other. */
export function errorsBeside(
  entries: string,
  file: ConfigFile,
  section: SectionSchema,
  children: readonly XmlElement[],
  element: XmlElement,
): readonly Refusal[] {
  if (section.reader !== 'iis') return [];
  const others = children.filter(child => !child.is(entries));
  return new ContentCheck(file, section).runBeside(element, others);
}

/** Entries that repeat a key, among some children of the section. */
export function keyErrors(
  file: ConfigFile,
  section: SectionSchema,
  children: readonly XmlElement[],
): readonly Refusal[] {
  return section.reader === 'iis' ? new ContentCheck(file, section).runKeys(children) : [];
}

class ContentCheck {
  readonly #errors: Refusal[] = [];
  /** Whether what the schema does not know is unknown to the server as well. */
  readonly #certain: boolean;
  /** No schema file of a server takes part, so that a judgement holds for every later version of the text. */
  readonly #judgesAlone: boolean;

  constructor(
    readonly file: ConfigFile,
    readonly section: SectionSchema,
  ) {
    this.#certain = isComplete(section);
    this.#judgesAlone = section.origins.every(origin => origin.kind === 'builtin');
  }

  run(root: XmlElement): readonly Refusal[] {
    this.#element(root, this.section, 'element');
    return this.#errors.sort((a, b) => a.at.span.start - b.at.span.start);
  }

  runEntry(entry: XmlElement): readonly Refusal[] {
    this.#child(entry, this.section);
    return this.#errors;
  }

  runBeside(root: XmlElement, children: readonly XmlElement[]): readonly Refusal[] {
    this.#attributes(root, this.section, 'element');
    for (const child of children) this.#child(child, this.section);
    return this.#errors;
  }

  runKeys(children: readonly XmlElement[]): readonly Refusal[] {
    if (this.section.collection) this.#keys(repeatedAmong(() => children, this.section.collection));
    return this.#errors;
  }

  /**
   * Depth is bounded by the schema, so that recursion is. What was found clean is noted in the document and not read
   * again until its text, or a tag around it, changes; notes hold for our own schema only.
   */
  #element(element: XmlElement, schema: ElementSchema, verb: Verb): void {
    const { document, row } = element;
    if (this.#judgesAlone && document.isCleared(row)) return;
    const before = this.#errors.length;
    this.#attributes(element, schema, verb);
    for (let child = element.firstChild; child; child = child.nextSibling) this.#child(child, schema);
    if (schema.collection) this.#keys(repeatedKeys(element, schema.collection));
    if (this.#errors.length === before && this.#judgesAlone) document.clear(row);
  }

  #child(child: XmlElement, parent: ElementSchema): void {
    const found = childSchema(parent, child);
    if (found === 'clear') return;
    if (found) this.#element(child, found.schema, found.verb);
    else this.#unknownElement(child, parent);
  }

  #attributes(element: XmlElement, schema: ElementSchema, verb: Verb): void {
    const isRoot = element.name === this.section.name && schema === this.section;
    for (const attribute of element.attributes) {
      const known = schema.attributes.get(attribute.name);
      if (known) this.#value(attribute, known);
      else if (isConfigAttribute(attribute.name, isRoot, verb)) this.#lockList(attribute, schema);
      else if (!schema.allowUnrecognizedAttributes) this.#unknownAttribute(attribute, schema);
    }
    if (verb === 'remove') return;
    for (const attribute of schema.attributes.values()) {
      if (!attribute.required || attribute.runtimeOnly || element.attribute(attribute.name)) continue;
      // A default element of a collection holds some values of an entry, never all.
      if (schema.isCollectionDefault) continue;
      // Written in another letter case: that is the one mistake, and reported as such where no other name is allowed.
      const lower = attribute.name.toLowerCase();
      const isReported = !schema.allowUnrecognizedAttributes;
      if (isReported && element.attributes.some(({ name }) => name.toLowerCase() === lower)) continue;
      this.#errors.push({
        kind: 'missingAttribute',
        ...this.#common,
        at: this.file.at(element.nameSpan),
        element,
        schema: attribute,
      });
    }
  }

  /** Keys that repeat within one element; those of outer levels are a matter of merging (merge-errors.ts). */
  #keys(repeated: readonly RepeatedKey[]): void {
    for (const { element: entry, earlier, names } of repeated) {
      this.#errors.push({
        kind: duplicateKind(this.#common.section, entry),
        ...this.#common,
        certain: true,
        at: this.file.at(entry.openTagSpan),
        entry,
        earlier: { element: earlier, at: this.file.at(earlier.openTagSpan) },
        names,
      });
    }
  }

  #value(attribute: XmlAttribute, schema: AttributeSchema): void {
    const text = attribute.value;
    // Expressions of IIS Express set-ups and templates are put in place before the file is read.
    if (schema.encrypted || isTemplateToken(text)) return;
    const checked = parseValue(schema, text);
    if (checked.ok) {
      const right = inRightCase(text, schema, checked.canonical);
      const at = this.file.at(attribute.valueSpan);
      if (right !== undefined)
        this.#errors.push({ kind: 'valueLetterCase', ...this.#common, certain: false, at, attribute, right });
      return;
    }
    this.#errors.push({
      kind: 'invalidValue',
      ...this.#common,
      // What the server's own schema says of an attribute holds for it.
      certain: (this.#certain || schema.origin.kind === 'file') && checked.certain,
      at: this.file.at(attribute.valueSpan),
      attribute,
      schema,
      expected: checked.reason,
      candidates: checked.allowed,
    });
  }

  #lockList(attribute: XmlAttribute, schema: ElementSchema): void {
    const unknown = unknownLockName(attribute, schema);
    if (!unknown) return;
    this.#errors.push({
      kind: 'unknownLockName',
      ...this.#common,
      certain: this.#certain && !schema.allowUnrecognizedAttributes,
      at: this.file.at(attribute.valueSpan),
      attribute,
      ...unknown,
    });
  }

  #unknownAttribute(attribute: XmlAttribute, schema: ElementSchema): void {
    const known = [...schema.attributes.values()].filter(({ runtimeOnly }) => !runtimeOnly);
    const wrong = {
      ...this.#common,
      at: this.file.at(attribute.nameSpan),
      isSection: false,
      candidates: known.map(({ name }) => name),
    };
    const mayBeExtension = this.#mayBeExtension(attribute.name, wrong.candidates, knownNames(this.section).attributes);
    const certain = wrong.certain && !mayBeExtension;
    const unknown = { kind: 'unknownAttribute' as const, ...wrong, certain, mayBeExtension, named: attribute };
    this.#errors.push(wrongCase(attribute, wrong) ?? unknown);
  }

  #unknownElement(element: XmlElement, parent: ElementSchema): void {
    const wrong = {
      ...this.#common,
      at: this.file.at(element.nameSpan),
      isSection: false,
      candidates: childNames(parent),
    };
    const { elements } = knownNames(this.section);
    const mayBeExtension =
      this.#mayBeExtension(element.name, wrong.candidates, elements) && !isNameOfSection(element.name);
    const certain = wrong.certain && !mayBeExtension && !isToolWritten(this.section, element);
    const unknown = { kind: 'unknownElement' as const, ...wrong, certain, mayBeExtension, named: element };
    this.#errors.push(wrongCase(element, wrong) ?? unknown);
  }

  /**
   * A schema file of a module may add elements and attributes to any section of IIS ("Extending IIS Configuration" of
   * Microsoft's documentation), and modules write them to applicationHost.config. A name near one that is right there,
   * or that has its place elsewhere in the section, is taken for a mistake all the same.
   */
  #mayBeExtension(name: string, candidates: readonly string[], inSection: ReadonlySet<string>): boolean {
    if (this.file.role !== 'applicationHost' || !this.#judgesAlone) return false;
    const lower = name.toLowerCase();
    // `headers` for `customHeaders`.
    const isPart = lower.length > 4 && candidates.some(candidate => candidate.toLowerCase().endsWith(lower));
    return !inSection.has(lower) && !isPart && nearest(name, candidates) === undefined;
  }

  get #common(): Pick<RefusalOf<'unknownElement'>, 'section' | 'reader' | 'certain'> {
    const { path, reader } = this.section;
    return { section: path, reader, certain: this.#certain };
  }
}

/**
 * A name that is right but for its letter case has a page of its own: it is the error people do not see. No schema has
 * two names that differ in letter case only, so that no other version knows this one.
 */
function wrongCase(
  named: XmlAttribute | XmlElement,
  unknown: Omit<RefusalOf<'wrongCase'>, 'kind' | 'named' | 'right'>,
): Refusal | undefined {
  const right = sameButCase(named.name, unknown.candidates);
  return right === undefined ? undefined : { ...unknown, kind: 'wrongCase', certain: true, named, right };
}

/**
 * Elements that Visual Studio writes into the files of IIS Express, which serves them: a schema newer than ours knows
 * them (observed in public files).
 */
function isToolWritten(section: SectionSchema, element: XmlElement): boolean {
  return section.path === 'system.webServer/httpCompression' && element.is('dynamicCompression');
}

/** A name of an enumeration, or several, as the schema spells it, where the text has another letter case. */
function inRightCase(text: string, { type }: AttributeSchema, canonical: string): string | undefined {
  if (type !== 'enum' && type !== 'flags') return undefined;
  const written = text
    .split(',')
    .map(part => part.trim())
    .join(', ');
  return written !== canonical && written.toLowerCase() === canonical.toLowerCase() ? canonical : undefined;
}

type Verb = 'element' | 'add' | 'remove';

function childSchema(
  schema: ElementSchema,
  child: XmlElement,
): { readonly schema: ElementSchema; readonly verb: Verb } | 'clear' | undefined {
  const plain = schema.elements.get(child.name);
  if (plain) return { schema: plain, verb: 'element' };
  const { collection } = schema;
  if (!collection) return undefined;
  if (collection.adds.includes(child.name)) {
    const entry = collection.entry(child.name);
    return entry && { schema: entry, verb: 'add' };
  }
  if (child.name === collection.clear) return 'clear';
  if (child.name === collection.remove) return { schema: removeSchema(collection), verb: 'remove' };
  return undefined;
}

/** `remove` takes the keys of an entry. */
function removeSchema(collection: CollectionSchema): ElementSchema {
  const entry = collection.entry(collection.adds[0] ?? '');
  const keys = new Map(
    [...(entry?.attributes ?? [])].filter(([, attribute]) => attribute.isUniqueKey || attribute.isCombinedKey),
  );
  return {
    name: collection.remove ?? 'remove',
    attributes: keys,
    elements: new Map(),
    // An entry without keys is removed by the attributes that it has; nothing says which.
    allowUnrecognizedAttributes: keys.size === 0 || (entry?.allowUnrecognizedAttributes ?? false),
    isCollectionDefault: false,
    runtimeOnly: false,
    methods: [],
    origin: entry?.origin ?? { kind: 'builtin', product: 'IIS', schemaFile: '' },
  };
}

/** Names of a section with everything in it, in lower case. */
interface KnownNames {
  readonly attributes: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
}

const knownNames = memo((section: SectionSchema): KnownNames => {
  const attributes = new Set<string>();
  const elements = new Set<string>();
  const seen = new Set<ElementSchema>();
  const pending: ElementSchema[] = [section];
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    for (const name of schema.attributes.keys()) attributes.add(name.toLowerCase());
    for (const name of schema.elements.keys()) elements.add(name.toLowerCase());
    pending.push(...schema.elements.values());
    for (const name of schema.collection?.adds ?? []) {
      const entry = schema.collection?.entry(name);
      if (entry) pending.push(entry);
    }
  }
  return { attributes, elements };
});

/** Attributes of the configuration system itself. Files of their own and encryption belong to a section as a whole. */
function isConfigAttribute(name: string, isSection: boolean, verb: Verb): boolean {
  if (/^(?:childSource|configSource|configProtectionProvider|overrideMode)$/.test(name)) return isSection;
  if (name === 'lockItem') return verb !== 'remove';
  return isSystemAttribute(name);
}
