import type { ConfigFile } from '../config/files/config-file';
import type { RefusalOf } from '../config/refusals/refusal';
import { reasonOf } from '../config/refusals/wording';
import { isComplete } from '../schema/authority';
import type { SchemaRegistry } from '../schema/registry';
import { parseValue } from '../schema/values';
import type { Span } from '../text/span';
import { removeAttribute, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { meantValues, partSpan } from './support/accepted-values';
import { inFile, review, safe } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const schemaInvalidValue = refusalRule({
  id: 'schema-invalid-value',
  severity: 'error',
  since: '0.1.0',
  summary: 'The value of an attribute has the wrong type or is out of range.',
  why: 'IIS checks each value against the type and the range of its schema and refuses the file: every request below this path fails with 500.19 (0x8007000d).',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    // The reason names what is allowed, never what is written.
    invalid: ({ reason, unless }: { reason: string; unless: string }) => `${reason}${unless}`,
    letterCase: ({ written, right }: { written: string; right: string }) =>
      `'${written}' is '${right}' in the schema of IIS; no public source shows that another letter case is accepted`,
  },
  refusals: ['invalidValue', 'valueLetterCase'],
  describe: found => {
    const { refusal } = found;
    if (refusal.kind === 'valueLetterCase') {
      const { attribute, right, at } = refusal;
      const { element, name, value } = attribute;
      const edits = inFile(found.file, setAttribute(element, name, right));
      return {
        message: 'letterCase',
        data: { written: value, right },
        at: at.span,
        fixes: () => [safe(`Change to "${right}"`, edits)],
      };
    }
    if (hasOwnRule(refusal)) return undefined;
    return {
      message: 'invalid',
      data: { reason: reasonOf(refusal), unless: refusal.certain ? '' : unless(refusal, found.schema) },
      at: wrongFlag(refusal) ?? refusal.at.span,
      fixes: () => fixes(refusal, found.file),
    };
  },
});

/** The name of a pool is a matter of pool-name-invalid, which knows what else depends on it. */
function hasOwnRule({ schema }: RefusalOf<'invalidValue'>): boolean {
  return schema.isUniqueKey && schema.validation?.type === 'applicationPoolName';
}

function wrongFlag({ attribute, schema }: RefusalOf<'invalidValue'>): Span | undefined {
  if (schema.type !== 'flags') return undefined;
  const parts = attribute.value.split(',').map(part => part.trim());
  const wrong = parts.find(part => !parseValue(schema, part).ok);
  return wrong === undefined ? undefined : partSpan(attribute, wrong);
}

function unless(refusal: RefusalOf<'invalidValue'>, schema: SchemaRegistry): string {
  const section = schema.section(refusal.section);
  return refusal.schema.origin.kind === 'file' || (section && isComplete(section))
    ? ' (no public source shows that IIS refuses this text)'
    : ` (a newer version of ${section?.product ?? 'the module'} may accept more)`;
}

function fixes({ attribute, schema, candidates }: RefusalOf<'invalidValue'>, file: ConfigFile): readonly Fix[] {
  const { element, name, value: written } = attribute;
  const changes = meantValues(schema, written, candidates).map(value => {
    const edits = inFile(file, setAttribute(element, name, value));
    if (value === written.trim()) return safe('Remove the white space around the value', edits);
    return review(value === '' ? 'Make the value empty' : `Change to "${value}"`, edits);
  });
  if (schema.required) return changes;
  return [...changes, review(`Remove ${name}`, inFile(file, removeAttribute(element, name)))];
}
