import type { ConfigError } from './error';
import type { ConfigFile } from './file';
import type { ConfigNode } from './hierarchy';
import { isSystemAttribute } from './merge';
import { isDotNetSection } from './section-path';
import type { FoundSection } from './sections';

/** What is refused about `configSource` (R75). */
export function sourceErrors(
  user: ConfigNode,
  file: ConfigFile,
  { element, path }: FoundSection,
): readonly ConfigError[] {
  const attribute = element.attribute('configSource');
  if (!attribute) return [];
  const dotNet = isDotNetSection(path);
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
  else if (attribute.value !== '' && user.hierarchy.inputs.files.source(file, attribute.value) === 'absent')
    // The file may be left out of source control on purpose.
    errors.push(
      refuse(
        'configsource-missing',
        attribute.valueSpan,
        `Specified configSource cannot be parsed: ${attribute.value} does not exist`,
        false,
      ),
    );
  return errors;
}
