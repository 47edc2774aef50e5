/**
 * Strict check of a section file: unknown fields, wrong kinds, values that contradict each other. The data is
 * written by hand, so a message names the place and what is expected there.
 */

const ATTRIBUTE_TYPES = ['bool', 'enum', 'flags', 'int', 'uint', 'int64', 'string', 'timeSpan'];
const BOOLEAN_FIELDS = [
  'required',
  'isUniqueKey',
  'isCombinedKey',
  'caseSensitive',
  'encrypted',
  'expanded',
  'allowInfinite',
  'displayHex',
];
const ATTRIBUTE_FIELDS = new Set([
  'type',
  'since',
  'default',
  ...BOOLEAN_FIELDS,
  'timeSpanFormat',
  'values',
  'validation',
  'extension',
  'schema',
  'description',
  'valueDescriptions',
]);
const NODE_FIELDS = [
  'schema',
  'since',
  'description',
  'describedLike',
  'extension',
  'isCollectionDefault',
  'allowUnrecognizedAttributes',
  'attributes',
  'elements',
  'collections',
  'methods',
];
const COLLECTION_FIELDS = new Set([
  ...NODE_FIELDS.filter(field => field !== 'isCollectionDefault'),
  'add',
  'remove',
  'clear',
  'defaultElement',
  'mergeAppend',
  'allowDuplicates',
  'descriptions',
]);
const SECTION_FIELDS = new Set([
  ...NODE_FIELDS.filter(field => field !== 'isCollectionDefault'),
  'path',
  'schemas',
  'module',
  'reader',
  'link',
]);
const METHOD_FIELDS = new Set(['extension', 'input', 'output']);
/** The parameter that each validator takes. */
const VALIDATORS: Readonly<Record<string, RegExp | undefined>> = {
  integerRange: /^-?\d+,-?\d+(,exclude)?$/,
  timeSpanRange: /^\d+,\d+,\d+(,exclude)?$/,
  nonEmptyString: undefined,
  requireTrimmedString: undefined,
  applicationPoolName: undefined,
  siteName: undefined,
  applicationPath: undefined,
  virtualDirectoryPath: undefined,
};
const SINCE =
  /^(IIS|FTP|WebDAV|URL Rewrite|Application Request Routing|ASP\.NET Core|ASP\.NET|\.NET Framework) \d+(\.\d+)*( version \d{4})?$/;
const XML_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

type Json = Record<string, unknown>;

class Checker {
  readonly problems: string[] = [];
  private readonly defaultElements = new Set<string>();
  private readonly collectionDefaults = new Map<string, string>();

  constructor(private readonly products: Readonly<Record<string, string>>) {}

  section(value: unknown, path: string): void {
    const section = this.object(value, '', SECTION_FIELDS);
    if (!section) return;
    if (section.path !== path) this.report('path', `expected "${path}", the name of the file`);
    const schemas = this.strings(section, '', 'schemas');
    if (!schemas?.length) this.report('schemas', 'expected at least one schema file');
    for (const schema of schemas ?? []) this.schema(schema, 'schemas');
    this.optionalString(section, '', 'module');
    if (section.reader !== undefined && section.reader !== '.net') this.report('reader', 'expected ".net" or nothing');
    const link = this.optionalString(section, '', 'link');
    if (link !== undefined && !/^https:\/\/learn\.microsoft\.com\/\S+$/.test(link))
      this.report('link', 'expected a page of https://learn.microsoft.com/');
    this.node(section, '');
    for (const [name, at] of this.collectionDefaults) {
      if (!this.defaultElements.has(name))
        this.report(at, 'isCollectionDefault, but no collection of this section names it as defaultElement');
    }
  }

  private node(node: Json, at: string): void {
    this.booleans(node, at, ['isCollectionDefault', 'allowUnrecognizedAttributes']);
    this.since(node, at);
    this.description(node.description, join(at, 'description'));
    this.optionalString(node, at, 'extension');
    const schema = this.optionalString(node, at, 'schema');
    if (schema !== undefined) this.schema(schema, join(at, 'schema'));
    const like = this.optionalString(node, at, 'describedLike');
    if (like !== undefined && !/^[A-Za-z][^#]*(#.+)?$/.test(like))
      this.report(join(at, 'describedLike'), 'expected "<section path>#<names>"');
    this.each(node, at, 'attributes', (value, place) => this.attribute(value, place));
    this.each(node, at, 'elements', (value, place) => {
      const element = this.object(value, place, new Set(NODE_FIELDS));
      if (!element) return;
      if (element.isCollectionDefault === true)
        this.collectionDefaults.set(place.slice(place.lastIndexOf('/') + 1), place);
      this.node(element, place);
    });
    this.each(node, at, 'methods', (value, place) => this.method(value, place));
    const collections = node.collections;
    if (collections === undefined) return;
    if (!Array.isArray(collections) || collections.length === 0) {
      this.report(join(at, 'collections'), 'expected a list');
      return;
    }
    for (const collection of collections) this.collection(collection, join(at, 'collections'));
  }

  private collection(value: unknown, at: string): void {
    const collection = this.object(value, at, COLLECTION_FIELDS);
    if (!collection) return;
    const adds = this.strings(collection, at, 'add') ?? [];
    const place = join(at, adds.join(','));
    if (adds.length === 0) this.report(place, 'add: expected at least one name');
    for (const name of adds) if (!XML_NAME.test(name)) this.report(place, `add: "${name}" is no element name`);
    this.optionalString(collection, place, 'remove');
    this.optionalString(collection, place, 'clear');
    const defaults = this.optionalString(collection, place, 'defaultElement');
    if (defaults !== undefined) this.defaultElements.add(defaults);
    this.booleans(collection, place, ['mergeAppend', 'allowDuplicates']);
    const descriptions = collection.descriptions;
    if (descriptions !== undefined) {
      for (const [name, text] of Object.entries(
        this.object(descriptions, join(place, 'descriptions'), new Set(adds)) ?? {},
      )) {
        this.description(text, join(place, `descriptions/${name}`));
      }
      if (collection.description !== undefined) this.report(place, 'description and descriptions: only one of them');
    }
    this.node(collection, place);
  }

  private method(value: unknown, at: string): void {
    const method = this.object(value, at, METHOD_FIELDS);
    if (!method) return;
    if (typeof method.extension !== 'string') this.report(join(at, 'extension'), 'expected a text');
    for (const side of ['input', 'output']) {
      if (method[side] === undefined) continue;
      const node = this.object(method[side], join(at, side), new Set(NODE_FIELDS));
      if (node) this.node(node, join(at, side));
    }
  }

  private attribute(value: unknown, at: string): void {
    const attribute = this.object(value, at, ATTRIBUTE_FIELDS);
    if (!attribute) return;
    const type = attribute.type;
    if (typeof type !== 'string' || !ATTRIBUTE_TYPES.includes(type)) {
      this.report(join(at, 'type'), `expected one of ${ATTRIBUTE_TYPES.join(', ')}`);
      return;
    }
    this.booleans(attribute, at, BOOLEAN_FIELDS);
    this.since(attribute, at);
    this.description(attribute.description, join(at, 'description'));
    this.optionalString(attribute, at, 'extension');
    const schema = this.optionalString(attribute, at, 'schema');
    if (schema !== undefined) this.schema(schema, join(at, 'schema'));
    const format = attribute.timeSpanFormat;
    if (format !== undefined && (type !== 'timeSpan' || (format !== 'seconds' && format !== 'minutes'))) {
      this.report(join(at, 'timeSpanFormat'), 'expected "seconds" or "minutes", on a timeSpan');
    }
    if (attribute.isUniqueKey === true && attribute.isCombinedKey === true)
      this.report(at, 'isUniqueKey and isCombinedKey exclude each other');
    const names = this.values(attribute, at, type);
    this.defaultValue(attribute, at, type, names);
    this.validation(attribute, at, type);
  }

  private values(attribute: Json, at: string, type: string): readonly string[] {
    const named = type === 'enum' || type === 'flags';
    const values = attribute.values;
    if (!named) {
      if (values !== undefined || attribute.valueDescriptions !== undefined)
        this.report(at, 'values: only for enum and flags');
      return [];
    }
    const found = this.object(values, join(at, 'values'));
    if (!found) return [];
    const names = Object.keys(found);
    if (names.length === 0) this.report(join(at, 'values'), 'expected at least one name');
    for (const [name, number] of Object.entries(found)) {
      if (!/^[^\s,=]+$/.test(name)) this.report(join(at, 'values'), `"${name}" is no name of a value`);
      if (!Number.isSafeInteger(number)) this.report(join(at, `values/${name}`), 'expected a whole number');
    }
    const descriptions = attribute.valueDescriptions;
    if (descriptions !== undefined) {
      for (const [name, text] of Object.entries(
        this.object(descriptions, join(at, 'valueDescriptions'), new Set(names)) ?? {},
      )) {
        this.description(text, join(at, `valueDescriptions/${name}`));
      }
    }
    return names;
  }

  private defaultValue(attribute: Json, at: string, type: string, names: readonly string[]): void {
    const value = this.optionalString(attribute, at, 'default');
    if (value === undefined) return;
    const place = join(at, 'default');
    if (/[\t\r\n]/.test(value)) this.report(place, 'tab or line end');
    // The schemas of ASP.NET write True and False.
    if (type === 'bool' && !/^(true|false)$/i.test(value)) this.report(place, 'expected "true" or "false"');
    if (type === 'enum' && !names.includes(value)) this.report(place, `"${value}" is none of the values`);
    // FTP's validationFlags has the empty default, which means no flag.
    if (type === 'flags' && value !== '' && value.split(',').some(flag => !names.includes(flag.trim())))
      this.report(place, `"${value}" names other flags`);
    if (/^u?int(64)?$/.test(type) && !/^-?\d+$/.test(value)) this.report(place, 'expected a whole number');
  }

  private validation(attribute: Json, at: string, type: string): void {
    const value = attribute.validation;
    if (value === undefined) return;
    const place = join(at, 'validation');
    const validation = this.object(value, place, new Set(['type', 'parameter']));
    if (!validation) return;
    const name = validation.type;
    if (typeof name !== 'string' || !(name in VALIDATORS)) {
      this.report(place, `expected one of ${Object.keys(VALIDATORS).join(', ')}`);
      return;
    }
    const pattern = VALIDATORS[name];
    const parameter = this.optionalString(validation, place, 'parameter');
    if (pattern === undefined ? parameter !== undefined : !pattern.test(parameter ?? ''))
      this.report(place, `${name}: wrong parameter "${parameter ?? ''}"`);
    const expected =
      name === 'timeSpanRange' ? type === 'timeSpan' : name === 'integerRange' ? /int/.test(type) : type === 'string';
    if (!expected) this.report(place, `${name} does not fit the type ${type}`);
  }

  private schema(name: string, at: string): void {
    if (this.products[name] === undefined) this.report(at, `schema file "${name}" is not in products.json`);
  }

  private since(node: Json, at: string): void {
    const since = this.optionalString(node, at, 'since');
    if (since !== undefined && !SINCE.test(since))
      this.report(join(at, 'since'), `"${since}": expected a product and a version, e.g. "IIS 7.5"`);
  }

  private description(value: unknown, at: string): void {
    if (value === undefined) return;
    if (typeof value !== 'string' || value.trim() !== value || value === '') {
      this.report(at, 'expected a trimmed text');
      return;
    }
    if (!/[.!?`)]$/.test(value)) this.report(at, 'expected a full stop at the end');
    if (/[\r\n\t]| {2}/.test(value)) this.report(at, 'expected single spaces, no tabs, no line ends');
    if (value.length > 400) this.report(at, `${value.length} characters; one or two sentences are at most 400`);
  }

  private each(node: Json, at: string, field: string, check: (value: unknown, at: string) => void): void {
    const value = node[field];
    if (value === undefined) return;
    const map = this.object(value, join(at, field));
    if (!map) return;
    if (Object.keys(map).length === 0) this.report(join(at, field), 'empty');
    for (const [name, item] of Object.entries(map)) {
      if (!XML_NAME.test(name)) this.report(join(at, field), `"${name}" is no XML name`);
      check(item, join(at, name));
    }
  }

  private booleans(node: Json, at: string, fields: readonly string[]): void {
    for (const field of fields) {
      const value = node[field];
      // Only what differs from the default is written: one way to say a thing.
      const expected = field !== 'mergeAppend';
      if (value !== undefined && value !== expected) this.report(join(at, field), `expected ${expected} or nothing`);
    }
  }

  private optionalString(node: Json, at: string, field: string): string | undefined {
    const value = node[field];
    if (value === undefined || typeof value === 'string') return value;
    this.report(join(at, field), 'expected a text');
    return undefined;
  }

  private strings(node: Json, at: string, field: string): readonly string[] | undefined {
    const value = node[field];
    if (Array.isArray(value) && value.every(item => typeof item === 'string')) return value;
    this.report(join(at, field), 'expected a list of texts');
    return undefined;
  }

  private object(value: unknown, at: string, fields?: ReadonlySet<string>): Json | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(at, 'expected an object');
      return undefined;
    }
    for (const field of Object.keys(value)) {
      if (fields && !fields.has(field)) this.report(at, `unknown field "${field}"`);
    }
    return value as Json;
  }

  private report(at: string, what: string): void {
    this.problems.push(at === '' ? what : `${at}: ${what}`);
  }
}

/** Problems of one section file; `path` is the section path that its name gives. */
export function checkSection(
  value: unknown,
  path: string,
  products: Readonly<Record<string, string>>,
): readonly string[] {
  const checker = new Checker(products);
  checker.section(value, path);
  return checker.problems;
}

function join(at: string, part: string): string {
  return at === '' ? part : `${at}/${part}`;
}
