import { parseTimeSpan } from './time-span';
import type { AttributeSchema, NamedValue } from './types';
import { type Violation, validate } from './validators';

/** What IIS makes of the text of an attribute. */
export type ValueCheck = ValidValue | InvalidValue;

export interface ValidValue {
  readonly ok: true;
  /** Enum and flags: their number; `timeSpan`: seconds; "Infinite": `Infinity`. */
  readonly value: boolean | number | string;
  /** The value as IIS would write it: `true`, the name of the enum, flags joined by `, `, decimal numbers; else as written. */
  readonly canonical: string;
  /**
   * False where the value is only understood by being lenient (other letter case, blanks, numbers for names): no
   * public source says whether IIS takes it, so it is no error and no certainty.
   */
  readonly exact: boolean;
}

export interface InvalidValue extends Violation {
  readonly ok: false;
}

/**
 * Reads `text`, an attribute value with entities decoded, and checks it against the validator. Secrets
 * (`encrypted`) are never part of the answer's texts.
 */
export function parseValue(attribute: AttributeSchema, text: string): ValueCheck {
  const parsed = read(attribute, text);
  if (!parsed.ok || !attribute.validation || parsed.value === Infinity) return parsed;
  const refusal = validate(attribute.validation, parsed.value);
  return refusal ? { ok: false, ...refusal } : parsed;
}

/**
 * The value that holds where no file sets the attribute: the default of the schema, else what the type starts
 * with. That the native API answers false, 0 and the empty string there is not documented but follows from the
 * types of its values; there is no such value for `enum` and `timeSpan`.
 */
export function initialValue(attribute: AttributeSchema): string | undefined {
  if (attribute.default !== undefined) return attribute.default;
  return INITIAL[attribute.type];
}

const INITIAL: Readonly<Partial<Record<AttributeSchema['type'], string>>> = {
  bool: 'false',
  flags: '',
  int: '0',
  uint: '0',
  int64: '0',
  string: '',
};

function read(attribute: AttributeSchema, text: string): ValueCheck {
  if (attribute.allowInfinite && text.toLowerCase() === 'infinite') {
    return { ok: true, value: Infinity, canonical: 'Infinite', exact: text === 'Infinite' };
  }
  switch (attribute.type) {
    case 'bool':
      return readBoolean(text);
    case 'int':
    case 'uint':
    case 'int64':
      return readInteger(attribute.type, text);
    case 'enum':
      return readEnum(attribute.values, text);
    case 'flags':
      return readFlags(attribute.values, text);
    case 'timeSpan':
      return readTimeSpan(attribute, text);
    default:
      return { ok: true, value: text, canonical: text, exact: true };
  }
}

/** Microsoft's own schemas write both `true` and `True` as defaults, so letter case does not matter. */
function readBoolean(text: string): ValueCheck {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === 'false')
    return { ok: true, value: word === 'true', canonical: word, exact: word.length === text.length };
  // Other words of yes and no: no public source says that IIS refuses them.
  const certain = !/^(0|1|yes|no|on|off|-1)$/.test(word);
  return refuse('not-boolean', 'Not a valid boolean: true or false is expected', ['true', 'false'], certain);
}

const LIMITS = {
  int: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, reason: 'Not a valid integer' },
  // The wording of IIS for a word where a number is expected.
  uint: { minimum: 0, maximum: 2 ** 32 - 1, reason: 'Not a valid unsigned integer' },
  int64: { minimum: -(2 ** 63), maximum: 2 ** 63, reason: 'Not a valid integer' },
} as const;

/** Decimal; hexadecimal with `0x` as well, because the dialect knows `displayHex` and so reads what it writes. */
function readInteger(type: 'int' | 'uint' | 'int64', text: string): ValueCheck {
  const digits = text.trim();
  const { minimum, maximum, reason } = LIMITS[type];
  const value = /^[+-]?\d+$/.test(digits) || /^0[xX][\da-fA-F]+$/.test(digits) ? Number(digits) : Number.NaN;
  if (Number.isNaN(value) || value < minimum || value > maximum) return refuse('not-integer', reason, [], true);
  return {
    ok: true,
    value,
    canonical: digits.startsWith('0x') || digits.startsWith('0X') ? String(value) : digits,
    exact: digits === text,
  };
}

function readEnum(values: readonly NamedValue[], text: string): ValueCheck {
  const found = findValue(values, text.trim());
  if (found) return { ok: true, value: found.value, canonical: found.name, exact: found.name === text };
  const names = values.map(value => value.name);
  return refuse('unknown-value', `Enum must be one of ${names.join(', ')}`, names, true);
}

/** Names separated by commas. The empty text is no flag at all: it is the default of FTP's `validationFlags`. */
function readFlags(values: readonly NamedValue[], text: string): ValueCheck {
  const parts = text.split(',').map(part => part.trim());
  let sum = 0;
  let exact = true;
  const found: string[] = [];
  for (const part of parts) {
    if (part === '') {
      exact &&= parts.length === 1;
      continue;
    }
    const value = findValue(values, part) ?? (part.toLowerCase() === 'none' ? { name: 'None', value: 0 } : undefined);
    if (!value && !isSumOfFlags(values, part)) {
      const names = values.map(({ name }) => name);
      return refuse('unknown-flag', `Flags must be some combination of ${names.join(', ')}`, names, true, part);
    }
    // `|` counts in 32 bits; flags reach 2^31 and stay positive by `>>> 0`.
    sum = (sum | (value?.value ?? Number(part))) >>> 0;
    exact &&= value !== undefined && values.some(({ name }) => name === part);
    found.push(value?.name ?? part);
  }
  return { ok: true, value: sum, canonical: found.join(', '), exact };
}

/** Whether IIS reads the number of a flag combination is not documented: taken, but not `exact`. */
function isSumOfFlags(values: readonly NamedValue[], text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const all = values.reduce((sum, { value }) => (sum | value) >>> 0, 0);
  return (Number(text) | all) >>> 0 === all;
}

/** Exact name first, then any letter case, then the number. The letter case is unverified either way. */
function findValue(values: readonly NamedValue[], text: string): NamedValue | undefined {
  const lower = text.toLowerCase();
  return (
    values.find(value => value.name === text) ??
    values.find(value => value.name.toLowerCase() === lower) ??
    (/^-?\d+$/.test(text) ? values.find(value => value.value === Number(text)) : undefined)
  );
}

function readTimeSpan(attribute: AttributeSchema, text: string): ValueCheck {
  const span = parseTimeSpan(text, attribute.timeSpanFormat);
  if (span) return { ok: true, value: span.seconds, canonical: text.trim(), exact: span.exact && text === text.trim() };
  const expected = {
    string: 'hh:mm:ss, after days and a point if need be',
    seconds: 'a number of seconds',
    minutes: 'a number of minutes',
  };
  // What else the native reader takes for a time is not documented for texts that begin like a number.
  const certain = !/^\s*[+-]?\d/.test(text);
  return refuse(
    'not-time-span',
    `Not a valid time span: ${expected[attribute.timeSpanFormat]} is expected`,
    [],
    certain,
  );
}

function refuse(
  problem: Violation['problem'],
  reason: string,
  allowed: readonly string[],
  certain: boolean,
  part?: string,
): InvalidValue {
  return { ok: false, problem, reason, allowed, certain, ...(part !== undefined && { part }) };
}
