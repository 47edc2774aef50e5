import type { AttributeSchema } from '../schema/types';
import type { XmlAttribute } from '../xml/tree';
import type { SecretValue, Value } from './value';

/**
 * The value of a written attribute. Text of an attribute that the schema marks as encrypted, or that is called a
 * password where no schema is known, is dropped here and nowhere carried further.
 */
export function readAttribute(file: string, attribute: XmlAttribute, schema: AttributeSchema | undefined): Value {
  const at = { file, span: attribute.valueSpan };
  if (schema ? schema.encrypted : isSecretName(attribute.name)) {
    return { kind: 'secret', form: secretForm(attribute.value), at };
  }
  return { kind: 'set', value: withoutPassword(attribute.value), at };
}

/** Connection strings carry a password among their other parts; the rest of the text is kept. */
export function withoutPassword(text: string): string {
  return text.includes('=') && /(password|pwd)\s*=/i.test(text)
    ? text.replace(/\b(password|pwd)(\s*=\s*)("[^"]*"|'[^']*'|[^;]*)/gi, '$1$2***')
    : text;
}

/** Names that hold secrets in sections without schema (.NET membership, mail, SQL and custom sections). */
export function isSecretName(name: string): boolean {
  return /(password|pwd|secret|validationKey|decryptionKey)$/i.test(name);
}

/** What kind of secret a text is, without telling it (catalogue G6). */
export function secretForm(text: string): SecretValue['form'] {
  if (text === '') return 'empty';
  if (/^\[enc:[^:\]]+:.*:enc\]$/s.test(text)) return 'encrypted';
  if (text.startsWith('[enc:')) return 'malformed';
  // Template tokens: $(x), ${x}, #{x}, {x}, [x], __X__, %x%.
  if (/^(\$\(.*\)|\$\{.*\}|#\{.*\}|\{.*\}|\[.*\]|__.*__|%.*%|<.*>)$/s.test(text)) return 'token';
  return 'plain';
}
