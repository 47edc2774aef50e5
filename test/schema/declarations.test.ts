import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type HostKind,
  rootUnlocks,
  standardDeclaration,
  standardDeclarations,
} from '../../server/src/core/schema/declarations';
import { SchemaRegistry } from '../../server/src/core/schema/registry';

const MODES = (host: HostKind, section: string, version?: string) => {
  const found = standardDeclaration(host, section, version);
  return found && `${found.overrideModeDefault} ${found.allowDefinition}`;
};

// Expected values: R73.
describe('standard section declarations', () => {
  it('of IIS lock what carries rights', () => {
    assert.equal(MODES('iis', 'system.applicationHost/sites'), 'Deny AppHostOnly');
    assert.equal(MODES('iis', 'system.webServer/security/authentication/anonymousAuthentication'), 'Deny Everywhere');
    assert.equal(MODES('iis', 'system.webServer/security/authorization'), 'Allow Everywhere');
    assert.equal(MODES('iis', 'system.webServer/validation'), 'Allow Everywhere');
    assert.equal(MODES('iis', 'system.webServer/modules'), 'Deny MachineToApplication');
    assert.equal(MODES('iis', 'system.webServer/isapiFilters'), 'Deny MachineToApplication');
    assert.equal(MODES('iis', 'system.webServer/applicationInitialization'), 'Allow MachineToApplication');
    assert.equal(MODES('iis', 'system.webServer/acme'), undefined);
  });

  it('name the product that brings a section', () => {
    assert.equal(standardDeclaration('iis', 'system.webServer/rewrite/rules')?.product, 'URL Rewrite');
    assert.equal(standardDeclaration('iis', 'system.webServer/aspNetCore')?.product, 'ASP.NET Core Module');
    assert.equal(standardDeclaration('iis', 'system.webServer/handlers')?.product, undefined);
    // IIS Express 10 ships URL Rewrite.
    assert.equal(standardDeclaration('iisexpress', 'system.webServer/rewrite/rules')?.product, undefined);
  });

  it('know that httpCompression was locked up to IIS 8.5', () => {
    assert.equal(MODES('iis', 'system.webServer/httpCompression'), 'Allow Everywhere');
    assert.equal(MODES('iis', 'system.webServer/httpCompression', '8.5'), 'Deny AppHostOnly');
    assert.equal(MODES('iisexpress', 'system.webServer/httpCompression', '8.0'), 'Deny AppHostOnly');
    assert.equal(MODES('iis', 'system.webServer/handlers', '7.5'), 'Deny Everywhere');
  });

  it('leave out what an older IIS does not declare', () => {
    assert.equal(MODES('iis', 'system.webServer/webSocket', '7.5'), undefined);
    assert.equal(MODES('iis', 'system.webServer/webSocket', '8.0'), 'Deny Everywhere');
  });

  it('of IIS Express have no FTP', () => {
    assert.equal(MODES('iisexpress', 'system.ftpServer/log'), undefined);
    assert.equal(MODES('iisexpress', 'system.applicationHost/preloadProviders'), 'Deny AppHostOnly');
  });

  it('of .NET allow everything but restrict the place', () => {
    assert.equal(MODES('netfx', 'system.web/authentication'), 'Allow MachineToApplication');
    assert.equal(MODES('netfx', 'system.web/identity'), 'Allow Everywhere');
    assert.equal(MODES('netfx', 'system.web/processModel'), 'Allow MachineOnly');
    assert.equal(standardDeclaration('netfx', 'system.web/processModel')?.allowLocation, false);
    assert.equal(MODES('netfx', 'connectionStrings'), 'Allow Everywhere');
    assert.equal(MODES('netfx', 'system.serviceModel/client'), 'Allow Everywhere');
    assert.equal(MODES('netfx', 'system.webServer/handlers'), undefined);
    // Declared by the file that uses it, not by machine.config; and a group is no section.
    assert.equal(MODES('netfx', 'entityFramework'), undefined);
    assert.equal(MODES('netfx', 'system.serviceModel'), undefined);
  });

  it('tell how the stock file unlocks handlers and modules', () => {
    assert.equal(standardDeclaration('iis', 'system.webServer/handlers')?.rootUnlock, 'installed');
    assert.equal(standardDeclaration('iisexpress', 'system.webServer/modules')?.rootUnlock, 'always');
    assert.equal(standardDeclaration('iis', 'system.webServer/asp')?.rootUnlock, 'never');
    assert.deepEqual(rootUnlocks('iis', ['StaticFileModule', 'ManagedEngineV4.0_64bit']), [
      'system.webServer/handlers',
      'system.webServer/modules',
    ]);
    assert.deepEqual(rootUnlocks('iis', ['StaticFileModule', 'AspNetCoreModuleV2']), ['system.webServer/handlers']);
    assert.deepEqual(rootUnlocks('iis', ['StaticFileModule']), []);
    assert.deepEqual(rootUnlocks('iisexpress', []), ['system.webServer/handlers', 'system.webServer/modules']);
  });

  it('carry the granular locks of the stock file', () => {
    assert.deepEqual(standardDeclaration('iis', 'system.webServer/httpErrors')?.lockAttributes, [
      'allowAbsolutePathsWhenDelegated',
      'defaultPath',
    ]);
    const modules = standardDeclaration('iis', 'system.webServer/modules')!;
    assert.ok(modules.lockedItems.includes('StaticFileModule'));
    assert.ok(modules.lockedItemsWhenInstalled.includes('WindowsAuthenticationModule'));
  });

  it('speak of sections that the schema or .NET knows', () => {
    const registry = SchemaRegistry.standard();
    const unknown = (['iis', 'iisexpress', 'netfx'] as const)
      .flatMap(host => [...standardDeclarations(host).keys()])
      .filter(section => !registry.section(section) && !registry.knownUnvalidated(section));
    assert.deepEqual(unknown, ['system.applicationHost/preloadProviders']);
  });
});

const REFERENCE = join(import.meta.dirname, '..', '..', '..', 'shared', 'section-defaults.json');
if (existsSync(REFERENCE)) {
  const reference = JSON.parse(readFileSync(REFERENCE, 'utf8'));
  describe('standard section declarations against the reference table', () => {
    for (const [host, key] of [
      ['iis', 'iis10'],
      ['iisexpress', 'iisexpress10'],
      ['netfx', 'netfx4'],
    ] as const) {
      it(`agree for ${host}`, () => {
        const expected = reference[key] as Record<string, Record<string, unknown>>;
        const own = standardDeclarations(host);
        assert.deepEqual([...own.keys()].sort(), Object.keys(expected).sort());
        for (const [section, facts] of Object.entries(expected)) {
          const found = own.get(section)!;
          assert.equal(found.overrideModeDefault, facts.overrideModeDefault, section);
          assert.equal(found.allowDefinition, facts.allowDefinition, section);
          assert.equal(found.allowLocation, facts.allowLocation ?? true, section);
          if (facts.optional) assert.equal(found.product, facts.optional, section);
        }
        const locks = reference.granularLocks[key];
        if (!locks) return;
        for (const [section, names] of Object.entries(locks.lockAttributes))
          assert.deepEqual(own.get(section)?.lockAttributes, names);
        for (const [section, items] of Object.entries(locks.lockItem) as [
          string,
          { always: string[]; whenInstalled: string[] },
        ][]) {
          assert.deepEqual(own.get(section)?.lockedItems, items.always);
          assert.deepEqual(own.get(section)?.lockedItemsWhenInstalled, items.whenInstalled);
        }
      });
    }
  });
} else {
  console.log(`      notice: ${REFERENCE} is absent, so the table of declarations is not compared with it`);
}
