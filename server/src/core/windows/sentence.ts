import { type Identity, type Login, type Sentence, sameAccount, type Unknown } from './account';

/** Writes a {@link Sentence}: `` say`Code runs as ${identity}.` ``. Sentences inside of it become part of it. */
export function say(texts: TemplateStringsArray, ...values: readonly (Sentence | Login)[]): Sentence {
  const parts: (string | Login)[] = [];
  const add = (part: string | Login): void => {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  };
  texts.forEach((text, index) => {
    add(text);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string' || 'kind' in value) add(value);
    else value.forEach(add);
  });
  const [only = ''] = parts;
  return parts.length <= 1 && typeof only === 'string' ? only : parts;
}

/** Somebody whom a printer has to name; that nobody acts, or that it is not known, is said the same way everywhere. */
export type Somebody = Exclude<Login, Unknown | { readonly kind: 'none' }>;

/** The text of a sentence; `name` names those who occur in it. */
export function printed(sentence: Sentence, name: (somebody: Somebody) => string): string {
  if (typeof sentence === 'string') return sentence;
  return sentence
    .map(part => {
      if (typeof part === 'string') return part;
      if (part.kind === 'unknown') return `an account that depends on ${printed(part.reason, name)}`;
      return part.kind === 'none' ? 'nobody' : name(part);
    })
    .join('');
}

/** True where two sentences say the same of the same accounts. */
export function sameSentence(a: Sentence, b: Sentence): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((part, index) => samePart(part, b[index]));
}

function samePart(a: string | Login, b: string | Login | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || b === undefined) return a === b;
  if (a.kind === 'sqlLogin') return b.kind === 'sqlLogin' && a.userId === b.userId;
  return b.kind !== 'sqlLogin' && sameAnswer(a, b);
}

/** True where two identities are the same answer: one account, nobody twice, or unknown for the same reason. */
export function sameAnswer(a: Identity, b: Identity): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown')
    return a.kind === 'unknown' && b.kind === 'unknown' && sameSentence(a.reason, b.reason);
  return a.kind === 'none' ? b.kind === 'none' : sameAccount(a, b);
}
