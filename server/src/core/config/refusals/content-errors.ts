import { isComplete } from '../../schema/authority';
import type { AttributeSchema, CollectionSchema, ElementSchema, SectionSchema } from '../../schema/types';
import { parseValue } from '../../schema/values';
import type { Span } from '../../text/span';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import type { ConfigError } from '../base/config-error';
import type { ConfigFile } from '../files/config-file';
import { duplicateReason, repeatedKeys } from '../values/entry-keys';
import { isSystemAttribute } from '../values/merged-element';
import { unknownLockName } from './lock-names';

/** A refusal of content, with what a repair needs. */
export interface ContentError extends ConfigError {
  /** The names that would be right there. */
  readonly candidates: readonly string[];
  /** What is written. */
  readonly written: string;
  /** What the schema says of the attribute that is missing or has a wrong value. */
  readonly attribute?: AttributeSchema;
}

/** The refusal with what a repair needs, where it is one of content. */
export function contentError(error: ConfigError): ContentError | undefined {
  return 'candidates' in error ? (error as ContentError) : undefined;
}

/**
 * What the schema refuses in one section of one file: unknown elements and attributes, missing and wrong values
 * (0x8007000d, R74). Names are case-sensitive. Sections that managed code reads are not judged: their readers have
 * rules of their own. Where the server may have a newer schema than the one at hand, nothing unknown is certain.
 */
export function contentErrors(file: ConfigFile, section: SectionSchema, element: XmlElement): readonly ContentError[] {
  if (section.reader !== 'iis') return [];
  return new ContentCheck(file, section).run(element);
}

class ContentCheck {
  readonly #errors: ContentError[] = [];
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

  run(root: XmlElement): readonly ContentError[] {
    this.#element(root, this.section, 'element');
    return this.#errors.sort((a, b) => a.at.span.start - b.at.span.start);
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
    for (let child = element.firstChild; child; child = child.nextSibling) {
      const found = childSchema(schema, child);
      if (found === 'clear') continue;
      if (found) this.#element(child, found.schema, found.verb);
      else this.#unknownElement(child, schema);
    }
    if (schema.collection) this.#keys(element, schema.collection);
    if (this.#errors.length === before && this.#judgesAlone) document.clear(row);
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
      // Written in another letter case: that is the one mistake, and reported as such.
      const lower = attribute.name.toLowerCase();
      if (element.attributes.some(({ name }) => name.toLowerCase() === lower)) continue;
      this.#add('schema-missing-attribute', element.nameSpan, `Missing required attribute '${attribute.name}'`, {
        certain: this.#certain,
        written: element.name,
        candidates: [attribute.name],
        attribute,
      });
    }
  }

  /** Keys that repeat within one element; those of outer levels are a matter of merging (incident-errors.ts). */
  #keys(element: XmlElement, collection: CollectionSchema): void {
    for (const { element: entry, earlier, names, values } of repeatedKeys(element, collection)) {
      this.#errors.push({
        rule: 'duplicate-key',
        status: '500.19',
        hresult: '0x800700b7',
        section: this.section.path,
        reason: duplicateReason(entry.name, names, values),
        at: this.file.at(entry.openTagSpan),
        related: [{ at: this.file.at(earlier.openTagSpan), text: 'first added here' }],
        certain: true,
        written: values.join(', '),
        candidates: [],
      });
    }
  }

  #value(attribute: XmlAttribute, schema: AttributeSchema): void {
    const text = attribute.value;
    // Expressions of IIS Express set-ups and templates are put in place before the file is read.
    if (schema.encrypted || isTemplateToken(text)) return;
    const checked = parseValue(schema, text);
    if (checked.ok) return;
    this.#add(
      'schema-invalid-value',
      attribute.valueSpan,
      `The '${attribute.name}' attribute is invalid. ${checked.reason}`,
      {
        // What the server's own schema says of an attribute holds for it.
        certain: (this.#certain || schema.origin.kind === 'file') && checked.certain,
        written: text,
        candidates: checked.allowed,
        attribute: schema,
      },
    );
  }

  #lockList(attribute: XmlAttribute, schema: ElementSchema): void {
    const unknown = unknownLockName(attribute, schema);
    if (!unknown) return;
    const certain = this.#certain && !schema.allowUnrecognizedAttributes;
    this.#add('lock-names-unknown', attribute.valueSpan, unknown.reason, {
      certain,
      written: unknown.name,
      candidates: unknown.known,
    });
  }

  #unknownAttribute(attribute: XmlAttribute, schema: ElementSchema): void {
    this.#add('schema-unknown-attribute', attribute.nameSpan, `Unrecognized attribute '${attribute.name}'`, {
      certain: this.#certain,
      written: attribute.name,
      candidates: [...schema.attributes.values()].filter(known => !known.runtimeOnly).map(known => known.name),
    });
  }

  #unknownElement(element: XmlElement, parent: ElementSchema): void {
    this.#add('schema-unknown-element', element.nameSpan, `Unrecognized element '${element.name}'`, {
      certain: this.#certain && !isToolWritten(this.section, element),
      written: element.name,
      candidates: childNames(parent),
    });
  }

  #add(
    rule: string,
    span: Span,
    reason: string,
    details: Pick<ContentError, 'certain' | 'written' | 'candidates' | 'attribute'>,
  ): void {
    // A name that is right but for its letter case has a page of its own: it is the error people do not see.
    const isCase = rule.startsWith('schema-unknown-') && sameButCase(details);
    this.#errors.push({
      rule: isCase ? 'schema-wrong-case' : rule,
      status: '500.19',
      // No public source pins the code of a wrong lock list down.
      hresult: rule === 'lock-names-unknown' ? null : '0x8007000d',
      section: this.section.path,
      reason,
      at: this.file.at(span),
      related: [],
      ...details,
      // No schema has two names that differ in letter case only, so that no other version knows this one.
      certain: isCase || details.certain,
    });
  }
}

/**
 * Elements that Visual Studio writes into the files of IIS Express, which serves them: a schema newer than ours knows
 * them (observed in public files).
 */
function isToolWritten(section: SectionSchema, element: XmlElement): boolean {
  return section.path === 'system.webServer/httpCompression' && element.is('dynamicCompression');
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

function childNames(schema: ElementSchema): readonly string[] {
  const { collection } = schema;
  const verbs = collection ? [...collection.adds, collection.remove, collection.clear] : [];
  return [...schema.elements.keys(), ...verbs.filter(verb => verb !== undefined)];
}

/** Attributes of the configuration system itself. `configSource` and encryption belong to a section as a whole. */
function isConfigAttribute(name: string, isSection: boolean, verb: Verb): boolean {
  if (name === 'configSource' || name === 'configProtectionProvider' || name === 'overrideMode') return isSection;
  if (name === 'lockItem') return verb !== 'remove';
  return isSystemAttribute(name);
}

function sameButCase({ written, candidates }: Pick<ContentError, 'written' | 'candidates'>): boolean {
  const lower = written.toLowerCase();
  return candidates.some(candidate => candidate.toLowerCase() === lower);
}

/** `$(x)`, `#{x}`, `{x}`, `[x]`, `__X__`, `%x%`, `@@x@@`: replaced before IIS reads the file (G1 of docs/limits.md). */
function isTemplateToken(text: string): boolean {
  return /\$\([^)]*\)|[$#]?\{[^}]*\}|^\[[^\]]*\]$|__\w+__|^%[^%]+%$|@@\w+@@/.test(text);
}
