import type * as vscode from 'vscode';

/** Settings of the manifest, without the prefix, with their defaults. */
export type Defaults = ReadonlyMap<string, unknown>;

type Configuration = Pick<vscode.WorkspaceConfiguration, 'get' | 'inspect'>;

/** As the manifest of this extension declares them. */
export function defaultsOf({ packageJSON }: vscode.Extension<unknown>): Defaults {
  const properties: Readonly<Record<string, { readonly default?: unknown }>> =
    packageJSON.contributes.configuration.properties;
  return new Map(
    Object.entries(properties).map(([name, { default: value }]) => [name.replace(/^whoiis\./, ''), value]),
  );
}

/**
 * What somebody has set, be it to the default. The editor itself hands over the default of every other setting like a
 * value; the server could not tell it from a decision against the project file.
 */
export function explicitSettings(configuration: Configuration, defaults: Defaults): Readonly<Record<string, unknown>> {
  const settings: Record<string, unknown> = {};
  for (const [key, byDefault] of defaults) {
    const value = configuration.get(key);
    // Another extension may have changed the default; that counts as a decision.
    if (value === undefined || (value === byDefault && !isSet(configuration.inspect(key)))) continue;
    // The editor's objects are proxies, which cannot be sent to a web worker.
    settings[key] = JSON.parse(JSON.stringify(value));
  }
  return settings;
}

function isSet(found: ReturnType<Configuration['inspect']>): boolean {
  const values = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
  return values.some(value => value !== undefined);
}
