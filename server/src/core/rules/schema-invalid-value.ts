import { isComplete } from '../schema/authority';
import { parseValue } from '../schema/values';
import type { Span } from '../text/span';
import { removeAttribute, setAttribute } from '../xml/edits';
import type { Fix } from './engine/finding';
import { configErrorRule } from './support/config-error';
import { contentOf, type FoundContent } from './support/content';
import { inFile, review, safe } from './support/fixes';
import { meantValues, partSpan } from './support/values';

export const schemaInvalidValue = configErrorRule({
  id: 'schema-invalid-value',
  severity: 'error',
  since: '0.1.0',
  summary: 'The value of an attribute has the wrong type or is out of range.',
  why: 'IIS checks each value against the type and the range of its schema and refuses the file: every request below this path is answered 500.19 with 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    // The reason names what is allowed, never what is written.
    invalid: ({ reason, unless }: { reason: string; unless: string }) => `${reason}${unless}`,
  },
  limits:
    'An error inside the sections of IIS and FTP, a warning inside those of modules whose schema is ' +
    'not read from the server (`whoiis.schemaFolders`): newer versions may accept more. A warning as well for texts of which no public source shows that IIS refuses them (`1` for `true`). Letter case is not ' +
    'judged, nor are encrypted attributes, names of pools (pool-name-invalid), templates with placeholders such as `$(mode)`, and transforms.',
  example: {
    file: 'web.config',
    bad: `<configuration>
  <system.webServer>
    <httpErrors errorMode="Details" />
  </system.webServer>
</configuration>`,
    good: `<configuration>
  <system.webServer>
    <httpErrors errorMode="Detailed" />
  </system.webServer>
</configuration>`,
  },
  repairs: [
    'change to a value that IIS accepts',
    'remove the attribute, so that the inherited or default value counts',
  ],
  // R74 of the identity rules.
  sources: [
    'KB 942055, HTTP Error 500.19, 0x8007000d, https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-error-500-19-webpage',
    'IIS Configuration Reference, https://learn.microsoft.com/iis/configuration/',
  ],
  describe: found => {
    const content = contentOf(found);
    if (!content?.attribute || hasOwnRule(content)) return undefined;
    const { error } = content;
    return {
      message: 'invalid',
      data: { reason: error.reason, unless: error.certain ? '' : unless(content) },
      at: wrongFlag(content) ?? error.at.span,
      fixes: () => fixes(content),
    };
  },
});

/** The name of a pool is a matter of pool-name-invalid, which knows what else depends on it. */
function hasOwnRule({ error }: FoundContent): boolean {
  return error.attribute?.isUniqueKey === true && error.attribute.validation?.type === 'applicationPoolName';
}

function wrongFlag({ error, attribute }: FoundContent): Span | undefined {
  const schema = error.attribute;
  if (!attribute || schema?.type !== 'flags') return undefined;
  const parts = error.written.split(',').map(part => part.trim());
  const wrong = parts.find(part => !parseValue(schema, part).ok);
  return wrong === undefined ? undefined : partSpan(attribute, wrong);
}

function unless({ error, schema }: FoundContent): string {
  const section = schema.section(error.section ?? '');
  return error.attribute?.origin.kind === 'file' || (section && isComplete(section))
    ? ' (no public source shows that IIS refuses this text)'
    : ` (a newer version of ${section?.product ?? 'the module'} may accept more)`;
}

function fixes({ error, file, element, attribute }: FoundContent): readonly Fix[] {
  const schema = error.attribute;
  if (!attribute || !schema) return [];
  const changes = meantValues(schema, error.written, error.candidates).map(value => {
    const edits = inFile(file, setAttribute(element, attribute.name, value));
    if (value === error.written.trim()) return safe('Remove the white space around the value', edits);
    return review(value === '' ? 'Make the value empty' : `Change to "${value}"`, edits);
  });
  if (schema.required) return changes;
  return [...changes, review(`Remove ${attribute.name}`, inFile(file, removeAttribute(element, attribute.name)))];
}
