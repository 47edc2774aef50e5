import type { AttributeSchema } from '../../schema/types';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import { endsOpen, hideParts, REDACTED } from './hidden-parts';
import { isPlainSetting } from './plain-setting';
import { isNamedElsewhere, type SecretName, secretName } from './secret-names';
import type { SecretValue, SetValue } from './value';

/**
 * The value of a written attribute. Here alone is decided what of it is a secret: by the schema, the names of the
 * attribute and of the element, the key beside it and the text itself. The secret is dropped and nowhere carried
 * further.
 */
export function readAttribute(
  file: string,
  attribute: XmlAttribute,
  schema: AttributeSchema | undefined,
): SetValue | SecretValue {
  const at = { file, span: attribute.valueSpan };
  const text = attribute.value;
  if (isSecret(attribute, text, schema)) return { kind: 'secret', form: secretTextForm(text), at };
  const shown = hideParts(text, () => nameOfValue(attribute));
  return shown === text ? { kind: 'set', value: text, at } : { kind: 'set', value: shown, hidesParts: true, at };
}

/**
 * The attributes of an element up to the first that is none: behind a quotation mark in its midst, the rest of a
 * password looks like names and values of others.
 */
export function readableAttributes(element: XmlElement): readonly XmlAttribute[] {
  const { attributes, document } = element;
  if (document.problemCount === 0) return attributes;
  const broken = attributes.findIndex(
    ({ nameSpan, quotedSpan }) => !quotedSpan || /["']/.test(document.text[nameSpan.start - 1] ?? ''),
  );
  return broken < 0 ? attributes : attributes.slice(0, broken);
}

/** The text of an attribute as it may stand in a sentence. */
export function shownText(attribute: XmlAttribute, schema?: AttributeSchema): string {
  const value = readAttribute('', attribute, schema);
  if (value.kind === 'set') return value.value;
  return value.form === 'empty' ? '' : REDACTED;
}

/** Whether a secret stands in the attribute, or may go on behind it because a quotation mark ended it too early. */
export function mayHoldSecret(attribute: XmlAttribute): boolean {
  const value = readAttribute('', attribute, undefined);
  return value.kind === 'secret' || value.hidesParts === true || endsOpen(value.value);
}

/** The kind of secret that an attribute is; undefined where it is none. */
export function secretFormOf(attribute: XmlAttribute | undefined): SecretValue['form'] | undefined {
  const value = attribute && readAttribute('', attribute, undefined);
  return value?.kind === 'secret' ? value.form : undefined;
}

function isSecret(attribute: XmlAttribute, text: string, schema: AttributeSchema | undefined): boolean {
  if (schema?.encrypted) return true;
  if (schema && (schema.type !== 'string' || (text !== '' && text === schema.default))) return false;
  // Private keys tell themselves, whatever they are called.
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----|<RSAKeyValue>.*<D>/s.test(text)) return true;
  const { element, name } = attribute;
  const own = secretName(name);
  if (own !== undefined && name.toLowerCase() !== 'key') return !isPlainSetting(own, text, true) && !isGenerated(text);
  const named =
    name.toLowerCase() === 'key' ? keyOf(element) : isNamedElsewhere(name) ? nameBeside(element) : undefined;
  return named !== undefined && !isPlainSetting(named, text);
}

/** `machineKey` asks the server to make a key of its own. */
function isGenerated(text: string): boolean {
  return /^AutoGenerate(,\s*Isolate\w+)*$/i.test(text);
}

/** `<encryption key="…">`; the key of `<add key="…">` is a name. */
function keyOf(element: XmlElement): SecretName | undefined {
  const found = secretName(`${element.name} key`);
  return found === 'key' && !isAdd(element) ? found : undefined;
}

/** What the key beside a `value`, the element or the collection around it says of it. */
function nameBeside(element: XmlElement): SecretName | undefined {
  const key = keyBeside(element);
  return (
    (key === undefined ? undefined : secretName(key)) ??
    secretName(element.name) ??
    (isAdd(element) && element.parent ? secretName(element.parent.name) : undefined)
  );
}

function keyBeside(element: XmlElement): string | undefined {
  for (const name of KEYS) {
    const key = element.attributes.find(attribute => attribute.name.toLowerCase() === name);
    // An entry of a rewrite map has an address as its key, which names nothing.
    if (key) return /^[/~]|:\/\//.test(key.value) ? undefined : key.value;
  }
  return undefined;
}

const KEYS: readonly string[] = ['key', 'name', 'variable', 'property', 'header', 'setting'];

/** Elements whose name says nothing of what they hold. */
function isAdd(element: XmlElement): boolean {
  return /^(add|set|item|param|parameter|string|value)$/i.test(element.name);
}

/** What the text of an attribute is called. */
function nameOfValue({ name, element }: XmlAttribute): string {
  return isNamedElsewhere(name) ? (keyBeside(element) ?? element.name) : name;
}

/** The provider that encrypted a value such as `[enc:AesProvider:…:enc]`, as it is written; undefined for any other text. */
export function providerOf(attribute: XmlAttribute): string | undefined {
  return secretTextForm(attribute.value) === 'encrypted' ? /^\[enc:([^:\]]+):/.exec(attribute.value)?.[1] : undefined;
}

/** What kind of secret a text is that is known to be one, without telling it (G6 of docs/limits.md). */
export function secretTextForm(text: string): SecretValue['form'] {
  if (text === '') return 'empty';
  if (/^\[enc:[^:\]]+:.*:enc\]$/s.test(text)) return 'encrypted';
  if (text.startsWith('[enc:')) return 'malformed';
  // Template tokens: $(x), ${x}, #{x}, {x}, [x], __X__, %x%.
  if (/^(\$\(.*\)|\$\{.*\}|#\{.*\}|\{.*\}|\[.*\]|__.*__|%.*%|<.*>)$/s.test(text)) return 'token';
  return PLACEHOLDER.test(text.trim()) ? 'placeholder' : 'plain';
}

/** Texts that stand where somebody is to fill in a secret; nobody logs on with them. */
const PLACEHOLDER =
  /^(\*+|x+|\.{2,}|…|-+|_+|<.*>|todo|tbd|(your|my|the|some|enter|insert|put)[ _-]?.*(password|pwd|secret|here).*|(change|replace|set|fill)[ _-]?(me|this|it|in).*|(you[ _-]?)?(should|must|please)[ _-]?change.*|placeholder|redacted|removed|hidden|secret[ _-]?here|password[ _-]?here)$/i;
