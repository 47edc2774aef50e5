import type { ConfigFile } from './config-file';

/** The .NET class that reads a section by the `type` of its declaration, without its assembly. */
export function declaredClass(file: ConfigFile, section: string): string | undefined {
  const type = file.declarations.get(section)?.element.value('type')?.split(',')[0]?.trim();
  return type === '' ? undefined : type;
}
