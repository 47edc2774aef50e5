import type { Span } from '../../text/span';

/** A place in a file. `file` is the file's URI as the adapter gave it; `span` counts UTF-16 units. */
export interface Origin {
  readonly file: string;
  readonly span: Span;
}

/**
 * What is known of one attribute at one place of the configuration.
 *
 * - `set`: written somewhere; `value` is decoded, exactly as written otherwise but for parts that are secrets.
 * - `secret`: written somewhere, and a secret as a whole; the text itself is never carried.
 * - `default`: nobody wrote it; `value` is the default of the schema.
 * - `absent`: nobody wrote it and the schema has no default.
 * - `unknown`: a missing or unreadable input decides it; `reason` completes the sentence "depends on …".
 */
export type Value = SetValue | SecretValue | DefaultValue | AbsentValue | UnknownValue;

export interface SetValue {
  readonly kind: 'set';
  readonly value: string;
  /** Parts of the text are secrets; `***` stands in their place. */
  readonly hidesParts?: true;
  readonly at: Origin;
  /** What the next outer level said. */
  readonly overrides?: SetValue;
}

export interface SecretValue {
  readonly kind: 'secret';
  /**
   * `encrypted`: `[enc:provider:data:enc]`; `malformed`: starts `[enc:` but does not end so; `token`: replaced on
   * deployment; `placeholder`: somebody is to fill it in.
   */
  readonly form: 'empty' | 'plain' | 'encrypted' | 'malformed' | 'token' | 'placeholder';
  readonly at: Origin;
}

export interface DefaultValue {
  readonly kind: 'default';
  readonly value: string;
}

export interface AbsentValue {
  readonly kind: 'absent';
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly at?: Origin;
  /** Of a path: the text with the variable that is not known. */
  readonly path?: string;
}

export const ABSENT: AbsentValue = { kind: 'absent' };

/** The text of a set or default value; `undefined` for an absent, secret or unknown one. */
export function textOf(value: Value): string | undefined {
  return value.kind === 'set' || value.kind === 'default' ? value.value : undefined;
}

/** The place that decided a value, if it was written. */
export function originOf(value: Value): Origin | undefined {
  return value.kind === 'set' || value.kind === 'secret' || value.kind === 'unknown' ? value.at : undefined;
}

/**
 * A boolean attribute. IIS compares `true` and `false` without regard to case; anything else is no boolean
 * (`undefined`), as is an unknown value.
 */
export function booleanOf(value: Value): boolean | undefined {
  return booleanText(textOf(value));
}

/** As {@link booleanOf}, for the text of an attribute. */
export function booleanText(text: string | undefined): boolean | undefined {
  switch (text?.toLowerCase()) {
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      return undefined;
  }
}
