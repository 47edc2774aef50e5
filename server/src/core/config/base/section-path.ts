import { SchemaRegistry } from '../../schema/registry';

/**
 * Who reads a section while requests run: the native reader (IIS), or managed code, which walks another chain of
 * files: machine.config, root web.config, web.config files, and never applicationHost.config (R49, R70).
 */
export function isDotNetSection(path: string): boolean {
  const section = SchemaRegistry.standard().section(path);
  if (section) return section.reader === '.net';
  return !NATIVE_GROUPS.test(path);
}

const NATIVE_GROUPS =
  /^(system\.(webServer|applicationHost|ftpServer)|webFarms|configProtectedData|configPaths|configurationRedirection|moduleProviders|management)(\/|$)/;
