import { looksGenerated, type SecretName } from './secret-names';

/**
 * Whether a text is no secret although its name says so: a switch, a small number, a .NET type. The value of an
 * attribute that is called a password (`isWhole`) may be a number.
 */
export function isPlainSetting(name: SecretName, text: string, isWhole = false): boolean {
  if (/^(true|false)$/i.test(text)) return true;
  // A back-reference of URL Rewrite stands for what a visitor sent.
  if (/^\{[RC]:\d\}$/.test(text)) return true;
  if (name === 'maybe') return !looksGenerated(text) || DOTNET_TYPE.test(text);
  if (!isWhole && /^-?\d{1,3}$/.test(text)) return true;
  return name === 'key' && DOTNET_TYPE.test(text);
}

/** `Acme.Tokens.Reader, Acme.Tokens, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null`. */
const DOTNET_TYPE =
  /^[A-Z_]\w*(\.[A-Z_]\w*)+(`\d+)?,\s*[A-Z_]\w*(\.[A-Z_]\w*)*(,\s*(Version|Culture|PublicKeyToken)=[\w.]+)*$/i;
