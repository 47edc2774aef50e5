import assert from 'node:assert/strict';
import type { Extension, WorkspaceConfiguration } from 'vscode';
import { defaultsOf, explicitSettings } from '../../client/src/explicit-settings';
import manifest from '../../package.json';

const defaults = defaultsOf({ packageJSON: manifest } as Extension<unknown>);

type Source = 'defaultValue' | 'globalValue' | 'workspaceValue' | 'workspaceFolderValue';
type Sources = { readonly [S in Source]?: unknown };

/** A configuration in which the manifest's defaults hold wherever `set` says nothing. */
function configuration(set: Readonly<Record<string, Sources>>): Pick<WorkspaceConfiguration, 'get' | 'inspect'> {
  const inspect = (key: string) => ({ key, defaultValue: defaults.get(key), ...set[key] });
  const get = (key: string) => {
    const { workspaceFolderValue, workspaceValue, globalValue, defaultValue }: Sources = inspect(key);
    // As in the editor, an object is never the one of the manifest.
    return structuredClone(workspaceFolderValue ?? workspaceValue ?? globalValue ?? defaultValue);
  };
  return { get, inspect } as Pick<WorkspaceConfiguration, 'get' | 'inspect'>;
}

describe('settings that the extension sends', () => {
  it('are none that say something, where nobody set any', () => {
    const none = { pathMappings: {}, files: {}, schemaFolders: [], allowedUncHosts: [], rules: {} };
    assert.deepEqual(explicitSettings(configuration({}), defaults), none);
  });

  it('are those that somebody set, to the default too', () => {
    const settings = explicitSettings(
      configuration({
        domainJoined: { globalValue: true },
        iisVersion: { workspaceValue: '10.0' },
        host: { workspaceFolderValue: 'auto' },
        machineName: { globalValue: 'WEB01' },
      }),
      defaults,
    );
    const { pathMappings: _, files: _____, schemaFolders: __, allowedUncHosts: ___, rules: ____, ...rest } = settings;
    assert.deepEqual(rest, { domainJoined: true, iisVersion: '10.0', host: 'auto', machineName: 'WEB01' });
  });

  it('include a default that another extension changed', () => {
    const settings = explicitSettings(configuration({ iisVersion: { defaultValue: '8.5' } }), defaults);
    assert.equal(settings.iisVersion, '8.5');
  });
});
