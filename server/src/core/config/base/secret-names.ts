/**
 * How sure a name makes that its value is a secret.
 *
 * - `password`: whatever stands there is one.
 * - `key`: tokens and keys; a .NET type of that name is none.
 * - `maybe`: the value has to look like one (`PrimaryKey="Id"` is a column).
 */
export type SecretName = 'password' | 'key' | 'maybe';

/** Whether the value of something with this name is a secret: an attribute, a setting, a part of a text. */
export function secretName(name: string): SecretName | undefined {
  if (!HINT.test(name)) return undefined;
  const words = meaningfulWords(name);
  const joined = words.join('');
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  if (NO_SECRET.test(joined)) return undefined;
  const found = SHORT_PASSWORD.test(last) || PASSWORD.test(joined) ? 'password' : keyName(joined, last, before);
  // "ForgotPassword" and "RequirePassword" name a page and a switch.
  return found && isAction(name) ? 'maybe' : found;
}

function keyName(joined: string, last: string, before: readonly string[]): SecretName | undefined {
  if (SHORT_KEY.test(last) || KEY.test(joined)) return 'key';
  if (!/keys?$/.test(last)) return undefined;
  return before.some(word => KEY_OF.test(word)) ? 'key' : 'maybe';
}

/** Whether an attribute of this name says nothing by itself: the element or its key tells what the value is. */
export function isNamedElsewhere(name: string): boolean {
  return BEGINS_AS_QUALIFIER.test(name) && meaningfulWords(name).length === 0;
}

/** The words of `EncryptionKey`, `Jwt:SigningKey`, `SIGNING_KEY` in lower case. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 1);
}

/** Without the words behind that only tell which of several it is (`ApiKeyProd`, `PasswordValue`). */
function meaningfulWords(name: string): readonly string[] {
  const words = [...wordsOf(name)];
  while (QUALIFIER.test(words.at(-1) ?? '')) words.pop();
  return words;
}

function isAction(name: string): boolean {
  const [first = ''] = wordsOf(name.slice(name.search(/[^:./]*$/)));
  return ACTION.test(first);
}

/** Whether a text looks made by a machine: long, of one piece, letters mixed with digits. */
export function looksGenerated(text: string): boolean {
  return /^[\w+/=.~%-]{16,}$/.test(text) && /[A-Za-z]/.test(text) && text.replace(/\D/g, '').length >= 3;
}

/** One of these is in every name of a secret, which most names are sorted out by. */
const HINT = /pass|pwd|pw|secret|kennwort|token|key|credential|salt|sas|pin/i;

const PASSWORD = /(password|passwd|passwort|kennwort|passphrase|passcode|pwd|secret)s?$/;
/** In small letters without a border: `dbpass`; not `bypass`. */
const SHORT_PASSWORD = /^((db|sql|smtp|mail|ftp|user|my|login|admin|proxy|ldap)?pass|pw|pin|pincode)$/;
const KEY = /(token|credential|apikey|accesskey|accountkey|privatekey|signingkey|encryptionkey|authkey)s?$/;
const SHORT_KEY = /^(salt|sas)$/;

/** What a key opens, signs or encrypts. */
const KEY_OF =
  /^(access|account|aes|api|auth\w*|cipher|crypto\w*|decrypt\w*|des|encrypt\w*|functions?|hash|hmac|jwt|licen[cs]e|machine|master|private|recaptcha|rsa|sas|secret|security|shared|sign|signature|signing|ssh|storage|subscription|symmetric|token|validation|webhook)$/;

/** Public by their nature; `publicKeyToken` is a part of the name of an assembly. */
const NO_SECRET = /((public|publishable|site)keys?|publickeytoken|cancellationtoken)$/;

const QUALIFIERS =
  'base|clear|content|current|data|default|dev|development|encrypted|hash|hex|live|local|new|old|plain|previous|prod|production|qa|stage|staging|string|test|text|uat|val|value';
const QUALIFIER = new RegExp(`^(${QUALIFIERS})$`);
const BEGINS_AS_QUALIFIER = new RegExp(`^(${QUALIFIERS})`, 'i');

const ACTION =
  /^(allow|change|check|disable|enable|forget|forgot|generate|has|hide|is|max|min|recover|remember|require|required|requires|reset|show|use|uses|validate|verify)$/;
