import type { AttributeSchema, Validation } from '../../schema/types';
import { code, type Inline } from '../print/block';

/** A value as text in a line. */
export function valueName(value: string): Inline {
  return value === '' ? 'empty' : code(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

/** Type, default and bounds of an attribute, in parentheses. */
export function typeWords(schema: AttributeSchema): string {
  const parts = [
    schema.type === 'enum' || schema.type === 'flags'
      ? schema.values.map(value => value.name).join(schema.type === 'enum' ? ' | ' : ', ')
      : TYPES[schema.type],
  ];
  if (schema.required) parts.push('required');
  const { default: usual, type } = schema;
  // Schema files of .NET write True and False.
  if (usual !== undefined)
    parts.push(usual === '' ? 'default empty' : `default ${type === 'bool' ? usual.toLowerCase() : usual}`);
  const allowed = schema.validation && allowedWords(schema.validation);
  if (allowed) parts.push(allowed);
  if (schema.since) parts.push(`since ${schema.since}`);
  return `(${parts.join('; ')})`;
}

const TYPES: Readonly<Record<Exclude<AttributeSchema['type'], 'enum' | 'flags'>, string>> = {
  bool: 'true | false',
  int: 'number',
  uint: 'number from 0',
  int64: 'number',
  string: 'text',
  timeSpan: 'time',
};

/** What a validator lets pass, in words; undefined where that is no bound but a form. */
function allowedWords({ type, parameter }: Validation): string | undefined {
  const [low = '', high = '', ...rest] = parameter.split(',');
  switch (type) {
    case 'integerRange':
      return rest.includes('exclude') ? `not ${low} to ${high}` : bounds(low, high, Number(low), Number(high));
    case 'timeSpanRange': {
      const [step = 1] = rest.map(Number);
      const range = bounds(duration(Number(low)), duration(Number(high)), Number(low), Number(high));
      if (rest.includes('exclude') || range === undefined) return undefined;
      return step > 1 ? `${range}, in steps of ${duration(step)}` : range;
    }
    case 'nonEmptyString':
      return 'not empty';
    default:
      return undefined;
  }
}

/** Bounds that nobody can miss are not told: the largest numbers stand for no limit. */
function bounds(low: string, high: string, least: number, most: number): string | undefined {
  if (most < LARGE) return `${low} to ${high}`;
  return least > 0 ? `at least ${low}` : undefined;
}

const LARGE = 2_147_483_640;

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A number of seconds in the largest unit that divides it. */
function duration(seconds: number): string {
  if (seconds === 0) return '0';
  const [size, name] = UNITS.find(([unit]) => seconds % unit === 0) ?? ([1, 'second'] as const);
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
