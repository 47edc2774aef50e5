import type { AttributeSchema } from '../../schema/types';
import type { XmlAttribute } from '../../xml/tree';
import type { SecretValue, Value } from './value';

/**
 * The value of a written attribute. Text of an attribute that the schema marks as encrypted, or whose name says that it
 * is a secret, is dropped here and nowhere carried further.
 */
export function readAttribute(file: string, attribute: XmlAttribute, schema: AttributeSchema | undefined): Value {
  const at = { file, span: attribute.valueSpan };
  // Schemas mark what the native reader encrypts; machineKey and the passwords of .NET are secrets as well.
  if (schema?.encrypted || isSecretName(attribute.name)) {
    return { kind: 'secret', form: secretForm(attribute.value), at };
  }
  return { kind: 'set', value: withoutPassword(attribute.value), at };
}

/** Connection strings carry a password among their other parts; the rest of the text is kept. */
export function withoutPassword(text: string): string {
  return text.includes('=') && SECRET_PART.test(text) ? text.replace(SECRET_PARTS, '$1$2***') : text;
}

/** Parts of connection strings: SQL Server, mail, and the keys of Azure. */
const SECRET_PART = /(password|pwd|accountkey|sharedaccesskey|sharedsecret)\s*=/i;
const SECRET_PARTS = /\b(password|pwd|accountkey|sharedaccesskey|sharedsecret)(\s*=\s*)("[^"]*"|'[^']*'|[^;]*)/gi;

/** Names that hold secrets in sections without schema (.NET membership, mail, SQL and custom sections). */
export function isSecretName(name: string): boolean {
  return /(password|pwd|secret|validationKey|decryptionKey)$/i.test(name);
}

/** What kind of secret a text is, without telling it (G6 of docs/limits.md). */
export function secretForm(text: string): SecretValue['form'] {
  if (text === '') return 'empty';
  if (/^\[enc:[^:\]]+:.*:enc\]$/s.test(text)) return 'encrypted';
  if (text.startsWith('[enc:')) return 'malformed';
  // Template tokens: $(x), ${x}, #{x}, {x}, [x], __X__, %x%.
  if (/^(\$\(.*\)|\$\{.*\}|#\{.*\}|\{.*\}|\[.*\]|__.*__|%.*%|<.*>)$/s.test(text)) return 'token';
  return 'plain';
}
