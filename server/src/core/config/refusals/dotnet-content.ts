import { childNames, childOf } from '../../schema/collection';
import type { AttributeSchema, ElementSchema, SectionSchema } from '../../schema/types';
import { sameButCase } from '../../text/distance';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import type { ConfigFile } from '../files/config-file';
import { isSystemAttribute } from '../values/merged-element';
import type { Refusal } from './refusal';
import { strayTextIn } from './stray-text';
import { isTemplateToken } from './template-token';

/**
 * What ASP.NET refuses in one section of its own: text between elements, names and values of enumerations in another
 * letter case, texts that are no boolean and no number. Its readers have rules of their own for the rest, and newer
 * versions know more attributes than our schema: what is merely unknown is no refusal.
 *
 * Sources: ConfigurationElement.DeserializeElement compares names with their letter case and takes no text;
 * GenericEnumConverter calls Enum.Parse, which minds letter case; BooleanConverter and Int32Converter of System.ComponentModel.
 */
export function dotNetContentErrors(file: ConfigFile, section: SectionSchema, element: XmlElement): readonly Refusal[] {
  // R49: ASP.NET does not read applicationHost.config.
  if (section.reader !== '.net' || file.role === 'applicationHost') return [];
  const errors: Refusal[] = [];
  if (!TAKES_TEXT.has(section.path)) errors.push(...strayTextIn(file, section.path, element));
  if (section.path.startsWith('system.web/')) new DotNetCheck(file, section, errors).element(element, section);
  return errors.sort((a, b) => a.at.span.start - b.at.span.start);
}

/** The reader of browser definitions is older than ConfigurationElement: assignments stand there as text. */
const TAKES_TEXT: ReadonlySet<string> = new Set(['system.web/browserCaps']);

/** AuthorizationRuleCollection compares the names of its elements in lower case. */
const ANY_CASE: ReadonlySet<string> = new Set(['system.web/authorization']);

/** Other versions and custom algorithms (`alg:`) bring values that no schema lists; of these only letter case is judged. */
const OPEN_ENUMS: ReadonlySet<string> = new Set(['validation', 'compatibilityMode', 'passwordFormat']);

class DotNetCheck {
  constructor(
    readonly file: ConfigFile,
    readonly section: SectionSchema,
    readonly errors: Refusal[],
  ) {}

  /** Depth is bounded by the schema, so that recursion is. */
  element(element: XmlElement, schema: ElementSchema): void {
    for (const attribute of element.attributes) {
      const known = schema.attributes.get(attribute.name);
      if (known) this.#value(attribute, known);
      else if (!isSystemAttribute(attribute.name) && !schema.allowUnrecognizedAttributes)
        this.#name(attribute, [...schema.attributes.keys()]);
    }
    for (let child = element.firstChild; child; child = child.nextSibling) {
      const found = childOf(schema, child.name);
      if (found?.schema && (found.kind === 'element' || found.kind === 'add')) this.element(child, found.schema);
      else if (!found && !ANY_CASE.has(this.section.path)) this.#name(child, childNames(schema));
    }
  }

  #name(named: XmlAttribute | XmlElement, candidates: readonly string[]): void {
    const right = sameButCase(named.name, candidates);
    if (right === undefined) return;
    this.errors.push({ kind: 'aspNetName', ...this.#common, at: this.file.at(named.nameSpan), named, right });
  }

  #value(attribute: XmlAttribute, schema: AttributeSchema): void {
    const text = attribute.value;
    if (schema.encrypted || isTemplateToken(text)) return;
    const wrong = wrongValue(text, schema);
    if (!wrong) return;
    this.errors.push({
      kind: 'aspNetValue',
      ...this.#common,
      at: this.file.at(attribute.valueSpan),
      attribute,
      schema,
      ...wrong,
    });
  }

  /** Whether managed code ever reads the section here is for others to say. */
  get #common() {
    return { section: this.section.path, reader: '.net', certain: false } as const;
  }
}

interface WrongValue {
  readonly expected: string;
  readonly candidates: readonly string[];
}

function wrongValue(text: string, schema: AttributeSchema): WrongValue | undefined {
  switch (schema.type) {
    case 'bool':
      if (/^\s*(true|false)\s*$/i.test(text)) return undefined;
      return { expected: 'true or false is expected', candidates: ['true', 'false'] };
    case 'int':
    case 'uint':
    case 'int64':
      // "Infinite" is a number to InfiniteIntConverter alone, of which the schema does not always tell.
      if (/^\s*([+-]?\d+|(0x|#|&h)[\da-f]+|Infinite)\s*$/i.test(text)) return undefined;
      return { expected: 'A number is expected', candidates: [] };
    case 'enum':
      return wrongEnum(text, schema);
    default:
      return undefined;
  }
}

function wrongEnum(text: string, schema: AttributeSchema): WrongValue | undefined {
  const names = schema.values.map(({ name }) => name);
  // Enum.Parse takes lists.
  const wrong = text.split(',').find(part => !names.includes(part));
  if (wrong === undefined) return undefined;
  if (OPEN_ENUMS.has(schema.name) && sameButCase(wrong, names) === undefined) return undefined;
  return { expected: `It must be one of ${names.join(', ')}, in this letter case`, candidates: names };
}
