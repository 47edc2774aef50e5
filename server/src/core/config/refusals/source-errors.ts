import type { SchemaRegistry } from '../../schema/registry';
import { isTemplated } from '../../text/template-tokens';
import type { ConfigFile } from '../files/config-file';
import type { FoundSection } from '../files/found-sections';
import type { ConfigNode } from '../files/hierarchy';
import { isSystemAttribute } from '../values/merged-element';
import { contentErrors } from './content-errors';
import { readerOf } from './reader';
import type { Refusal, ScopedRefusal, SourceFault } from './refusal';

/** What is refused about `configSource` (R75). */
export function sourceErrors(user: ConfigNode, file: ConfigFile, { element, path }: FoundSection): readonly Refusal[] {
  const source = element.attribute('configSource');
  if (!source) return [];
  const reader = readerOf(user.schema, path);
  const common = { section: path, reader, source };
  const value = file.at(source.valueSpan);
  if (file.role === 'applicationHost')
    return [{ kind: 'configSourceInAppHost', ...common, at: file.at(source.span), certain: true }];
  const errors: Refusal[] = [];
  // Documented for the .NET reader; the native one is expected to do the same.
  const certain = reader === '.net';
  const beside =
    element.attributes.find(({ name }) => name !== 'configSource' && !isSystemAttribute(name)) ?? element.firstChild;
  if (beside)
    errors.push({ kind: 'configSourceWithContent', ...common, at: file.at(beside.nameSpan), certain, beside });
  if (/^([A-Za-z]:|[\\/])/.test(source.value))
    errors.push({ kind: 'configSourceNotRelative', ...common, at: value, certain });
  else if (source.value !== '') {
    const target = user.hierarchy.inputs.files.source(file, source.value);
    // The file may be left out of source control on purpose.
    if (target === 'absent' && !isTemplated(source.value))
      errors.push({ kind: 'configSourceMissing', ...common, at: value, certain: false });
    else if (target !== 'absent' && target !== 'unread') {
      const fault = faultIn(user, target, element.name, path);
      if (fault)
        errors.push({
          kind: 'configSourceInvalid',
          ...common,
          at: value,
          certain: fault.kind !== 'content' || fault.refusal.certain,
          fault,
        });
    }
  }
  return errors;
}

/** What keeps the file of a `configSource` from being read; said at the attribute, since it is a part of this file. */
function faultIn(user: ConfigNode, source: ConfigFile, section: string, path: string): SourceFault | undefined {
  const problem = source.document.problems[0];
  if (problem) return { kind: 'malformedXml', at: source.at(problem.span) };
  const { root } = source.document;
  // System.Configuration, Config_source_file_format.
  if (!root?.is(section))
    return { kind: 'wrongRoot', expected: section, at: source.at(root?.nameSpan ?? { start: 0, end: 0 }) };
  // Encrypted content is nobody's to judge.
  if (root.attribute('configProtectionProvider') || root.child('EncryptedData')) return undefined;
  const schema = user.schema.section(path);
  const refusal = schema && contentErrors(source, schema, root)[0];
  return refusal && { kind: 'content', refusal };
}

/**
 * One file as the source of two different sections, which the .NET reader refuses (R75; System.Configuration,
 * ValidateUniqueConfigSource). One section may name it in several location tags.
 */
export function sharedSources(
  schema: SchemaRegistry,
  file: ConfigFile,
  sections: readonly FoundSection[],
): readonly ScopedRefusal[] {
  const errors: ScopedRefusal[] = [];
  const bySource = new Map<string, FoundSection>();
  for (const section of sections) {
    const source = section.element.attribute('configSource');
    if (!source?.value || readerOf(schema, section.path) !== '.net') continue;
    const name = source.value.replace(/\//g, '\\').toLowerCase();
    const first = bySource.get(name);
    if (!first) bySource.set(name, section);
    else if (first.path !== section.path) {
      const refusal: Refusal = {
        kind: 'configSourceShared',
        section: section.path,
        reader: '.net',
        certain: true,
        at: file.at(source.valueSpan),
        source,
        sharedWith: first.path,
        earlier: { element: first.element, at: file.at(first.element.nameSpan) },
      };
      errors.push({ refusal, key: section.location?.key ?? '' });
    }
  }
  return errors;
}
