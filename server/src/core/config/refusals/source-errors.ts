import type { SchemaRegistry } from '../../schema/registry';
import type { ConfigError } from '../base/config-error';
import type { ConfigFile } from '../files/config-file';
import type { FoundSection } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import { isSystemAttribute } from '../values/merged-element';
import { contentErrors } from './content-errors';
import type { ScopedError } from './file-errors';

/** What is refused about `configSource` (R75). */
export function sourceErrors(
  user: ConfigNode,
  file: ConfigFile,
  { element, path }: FoundSection,
): readonly ConfigError[] {
  const attribute = element.attribute('configSource');
  if (!attribute) return [];
  const dotNet = user.schema.isReadByDotNet(path);
  const refuse = (rule: string, span: typeof attribute.span, reason: string, certain: boolean): ConfigError => ({
    rule,
    status: dotNet ? '500' : '500.19',
    hresult: dotNet ? null : '0x8007000d',
    section: path,
    reason,
    at: file.at(span),
    related: [],
    certain,
  });
  if (file.role === 'applicationHost')
    return [refuse('configsource-in-apphost', attribute.span, "Unrecognized attribute 'configSource'", true)];
  const errors: ConfigError[] = [];
  // Documented for the .NET reader; the native one is expected to do the same.
  const beside = element.attributes.find(other => other.name !== 'configSource' && !isSystemAttribute(other.name));
  const child = element.firstChild;
  if (beside)
    errors.push(
      refuse(
        'configsource-with-content',
        beside.nameSpan,
        'A section using configSource may contain no other attributes or elements',
        dotNet,
      ),
    );
  else if (child)
    errors.push(
      refuse(
        'configsource-with-content',
        child.nameSpan,
        'A section using configSource may contain no other attributes or elements',
        dotNet,
      ),
    );
  if (/^([A-Za-z]:|[\\/])/.test(attribute.value))
    errors.push(
      refuse(
        'configsource-not-relative',
        attribute.valueSpan,
        'The configSource must be a path relative to this file',
        dotNet,
      ),
    );
  else if (attribute.value !== '') {
    const source = user.hierarchy.inputs.files.source(file, attribute.value);
    if (source === 'absent')
      // The file may be left out of source control on purpose.
      errors.push(
        refuse(
          'configsource-missing',
          attribute.valueSpan,
          `Specified configSource cannot be parsed: ${attribute.value} does not exist`,
          false,
        ),
      );
    else if (source !== 'unread') {
      const wrong = sourceProblem(user, source, element.name, path);
      if (wrong)
        errors.push({
          ...refuse(
            'configsource-invalid',
            attribute.valueSpan,
            `Specified configSource cannot be parsed: ${wrong.reason}`,
            wrong.certain,
          ),
          related: [{ at: wrong.at, text: wrong.reason }],
        });
    }
  }
  return errors;
}

/** What keeps the file of a `configSource` from being read; said at the attribute, since it is a part of this file. */
function sourceProblem(
  user: ConfigNode,
  source: ConfigFile,
  section: string,
  path: string,
): Pick<ConfigError, 'reason' | 'at' | 'certain'> | undefined {
  const problem = source.document.problems[0];
  if (problem) return { reason: 'the file is not well-formed XML', at: source.at(problem.span), certain: true };
  const { root } = source.document;
  if (!root?.is(section)) {
    const at = source.at(root?.nameSpan ?? { start: 0, end: 0 });
    // System.Configuration, Config_source_file_format.
    return { reason: `the root element of the file must be <${section}>`, at, certain: true };
  }
  // Encrypted content is nobody's to judge.
  if (root.attribute('configProtectionProvider') || root.child('EncryptedData')) return undefined;
  const schema = user.schema.section(path);
  return schema && contentErrors(source, schema, root)[0];
}

/**
 * One file as the source of two different sections, which the .NET reader refuses (R75; System.Configuration,
 * ValidateUniqueConfigSource). One section may name it in several location tags.
 */
export function sharedSources(
  schema: SchemaRegistry,
  file: ConfigFile,
  sections: readonly FoundSection[],
): readonly ScopedError[] {
  const errors: ScopedError[] = [];
  const bySource = new Map<string, FoundSection>();
  for (const section of sections) {
    const attribute = section.element.attribute('configSource');
    if (!attribute?.value || !schema.isReadByDotNet(section.path)) continue;
    const name = attribute.value.replace(/\//g, '\\').toLowerCase();
    const first = bySource.get(name);
    if (!first) bySource.set(name, section);
    else if (first.path !== section.path) {
      const error: ConfigError = {
        rule: 'configsource-shared',
        status: '500',
        hresult: null,
        section: section.path,
        reason: `The configSource ${attribute.value} is the source of ${first.path} already`,
        at: file.at(attribute.valueSpan),
        related: [{ at: file.at(first.element.nameSpan), text: 'used here first' }],
        certain: true,
      };
      errors.push({ error, key: section.location?.key ?? '' });
    }
  }
  return errors;
}
