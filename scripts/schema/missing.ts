import type { ElementSchema, SectionSchema } from '../../server/src/core/schema/types';

/** What has no description: `<section>/<element>@<attribute>=<value>`. */
export function missingDescriptions(section: SectionSchema): readonly string[] {
  return missingIn(section, section.path);
}

function missingIn({ description, attributes, elements, collection }: ElementSchema, at: string): readonly string[] {
  const missing = description === undefined ? [at] : [];
  for (const { name, description: text, values } of attributes.values()) {
    if (text === undefined) missing.push(`${at}@${name}`);
    for (const value of values) if (value.description === undefined) missing.push(`${at}@${name}=${value.name}`);
  }
  const entries = collection?.adds.flatMap(name => collection.entry(name) ?? []) ?? [];
  for (const child of [...elements.values(), ...entries]) missing.push(...missingIn(child, `${at}/${child.name}`));
  return missing;
}
