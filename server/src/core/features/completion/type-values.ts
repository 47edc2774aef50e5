import type { Candidate } from '../../names/candidate';
import type { AttributeSchema } from '../../schema/types';
import { usualValues } from './usual-values';

/** Values that the type of an attribute allows, as far as they can be listed. */
export function valuesOf(schema: AttributeSchema): readonly Candidate[] {
  switch (schema.type) {
    case 'bool':
      return ['true', 'false'].map(text => defaulted(schema, text));
    case 'enum':
    case 'flags':
      return usualValues(schema).map(name => defaulted(schema, name));
    case 'timeSpan':
      return timeSpans(schema);
    default: {
      const isUseful = schema.default !== undefined && schema.default !== '' && schema.default !== '0';
      return isUseful ? [{ text: schema.default ?? '', detail: 'the default' }] : [];
    }
  }
}

function defaulted(schema: AttributeSchema, text: string): Candidate {
  const isDefault = schema.default?.split(',').some(name => name.trim().toLowerCase() === text.toLowerCase());
  return isDefault ? { text, detail: 'the default' } : { text };
}

/** Time spans with their unit in words: nobody knows by heart which attributes count seconds. */
function timeSpans({ timeSpanFormat, default: usual }: AttributeSchema): readonly Candidate[] {
  const examples: Readonly<Record<typeof timeSpanFormat, readonly Candidate[]>> = {
    string: [
      { text: '00:00:30', detail: '30 seconds (hours:minutes:seconds)' },
      { text: '00:02:00', detail: '2 minutes' },
      { text: '00:20:00', detail: '20 minutes' },
      { text: '01:00:00', detail: '1 hour' },
      { text: '1.05:00:00', detail: '29 hours (days.hours:minutes:seconds)' },
      { text: '00:00:00', detail: 'none: for many settings off' },
    ],
    seconds: [
      { text: '30', detail: '30 seconds' },
      { text: '120', detail: '2 minutes, in seconds' },
      { text: '3600', detail: '1 hour, in seconds' },
    ],
    minutes: [
      { text: '20', detail: '20 minutes' },
      { text: '60', detail: '1 hour, in minutes' },
      { text: '1440', detail: '1 day, in minutes' },
    ],
  };
  return [
    ...(usual === undefined ? [] : [{ text: usual, detail: 'the default' }]),
    ...examples[timeSpanFormat].filter(({ text }) => text !== usual),
  ];
}
