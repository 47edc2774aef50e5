import { formatSeconds } from './time-span';
import type { Validation } from './types';

/** Why a value is refused. */
export interface Violation {
  readonly problem:
    | 'not-boolean'
    | 'not-integer'
    | 'unknown-value'
    | 'unknown-flag'
    | 'not-time-span'
    | 'out-of-range'
    | 'empty'
    | 'not-trimmed'
    | 'invalid-characters'
    | 'invalid-path';
  /** The sentence of IIS where a public source shows it ("Enum must be one of …"), else our own. */
  readonly reason: string;
  /** Names that would be right, for did-you-mean. */
  readonly allowed: readonly string[];
  /** False where no public source shows that IIS refuses this: warn at most. */
  readonly certain: boolean;
  /** The flag, or the characters, that are wrong, where it is not the whole value. */
  readonly part?: string;
}

type Validator = (value: boolean | number | string, parameter: string) => Violation | undefined;

/**
 * The validators that the comment at the top of IIS_schema.xml documents. A validator of a newer schema that is not
 * known here accepts everything.
 */
export function validate(validation: Validation, value: boolean | number | string): Violation | undefined {
  return VALIDATORS.get(validation.type)?.(value, validation.parameter);
}

const VALIDATORS: ReadonlyMap<string, Validator> = new Map<string, Validator>([
  ['integerRange', integerRange],
  ['timeSpanRange', timeSpanRange],
  ['nonEmptyString', value => (value === '' ? refusal('empty', 'String must not be empty') : undefined)],
  ['requireTrimmedString', requireTrimmedString],
  ['applicationPoolName', value => characters(value, POOL_NAME, 'Invalid application pool name')],
  ['siteName', value => characters(value, SITE_NAME, 'Invalid site name')],
  ['applicationPath', value => path(value, `Invalid application path ${value}`)],
  ['virtualDirectoryPath', value => path(value, 'Invalid virtual directory path')],
]);

const POOL_NAME = /[|<>&"/[\]+=;:,?*@\\]/g;
const SITE_NAME = /[/?]/g;

/** `<minimum>,<maximum>[,exclude]`: fails outside, with `exclude` inside the range. */
function integerRange(value: boolean | number | string, parameter: string): Violation | undefined {
  const [minimum = '', maximum = '', mode] = parameter.split(',');
  const low = Number(minimum);
  const high = Number(maximum);
  const number = Number(value);
  if (mode === 'exclude') {
    if (number < low || number > high) return undefined;
    // The message says inclusive; whether the limits themselves are refused is not shown anywhere.
    const certain = number > low && number < high;
    return refusal('out-of-range', `Integer value must not be between ${minimum} and ${maximum} inclusive`, {
      certain,
    });
  }
  if (number >= low && number <= high) return undefined;
  return refusal('out-of-range', `Integer value must be between ${minimum} and ${maximum} inclusive`);
}

/** `<minimum>,<maximum>,<granularity>[,exclude]`, in seconds. */
function timeSpanRange(value: boolean | number | string, parameter: string): Violation | undefined {
  const [low = 0, high = 0, granularity = 1] = parameter.split(',').map(Number);
  const exclude = parameter.split(',')[3] === 'exclude';
  const seconds = Number(value);
  const inside = seconds >= low && seconds <= high;
  // Granularity is one of the value, not of its distance to the minimum: sessionState's timeout has the range
  // 1,2147483640,60 and the default of 20 minutes.
  if (inside !== exclude && seconds % granularity === 0) return undefined;
  const word = exclude ? 'must not be' : 'must be';
  const reason = `Timespan value ${word} between ${formatSeconds(low)} and ${formatSeconds(high)} seconds inclusive, with a granularity of ${granularity} seconds`;
  return refusal('out-of-range', reason);
}

function requireTrimmedString(value: boolean | number | string): Violation | undefined {
  const text = String(value);
  return text === text.trim() ? undefined : refusal('not-trimmed', 'The value must not begin or end with white space');
}

function characters(value: boolean | number | string, forbidden: RegExp, reason: string): Violation | undefined {
  const found = String(value).match(forbidden);
  return found ? refusal('invalid-characters', reason, { part: [...new Set(found)].join(' ') }) : undefined;
}

/** Begins with `/`, does not end with `/` but for the root, no segment `.` or `..`. */
function path(value: boolean | number | string, reason: string): Violation | undefined {
  const text = String(value);
  const wrong =
    !text.startsWith('/') ||
    (text.length > 1 && text.endsWith('/')) ||
    text.split('/').some(segment => segment === '.' || segment === '..');
  return wrong ? refusal('invalid-path', reason) : undefined;
}

function refusal(
  problem: Violation['problem'],
  reason: string,
  rest: { certain?: boolean; part?: string } = {},
): Violation {
  return {
    problem,
    reason,
    allowed: [],
    certain: rest.certain ?? true,
    ...(rest.part !== undefined && { part: rest.part }),
  };
}
