import assert from 'node:assert/strict';
import { isOwnedByDotNet, namedSection } from '../../server/src/core/schema/by-name';
import { childNames, childOf, descend } from '../../server/src/core/schema/collection';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import type { ElementSchema } from '../../server/src/core/schema/types';

const registry = SchemaRegistry.standard();
const section = (path: string) => registry.section(path)!;

describe('schema registry', () => {
  it('finds sections by their exact path', () => {
    assert.equal(
      section('system.webServer/security/authentication/anonymousAuthentication').name,
      'anonymousAuthentication',
    );
    // Names are case-sensitive in IIS (MicrosoftDocs/iis-docs#580).
    assert.equal(registry.section('system.webserver/handlers'), undefined);
    assert.equal(registry.section('system.webServer'), undefined);
    assert.equal(registry.section('constructor'), undefined);
    assert.equal(registry.section(''), undefined);
  });

  it('knows groups, and that a section is none', () => {
    assert.equal(registry.isGroup('system.webServer'), true);
    assert.equal(registry.isGroup('system.webServer/security/authentication'), true);
    assert.equal(registry.isGroup('system.webServer/handlers'), false);
    assert.equal(registry.isGroup('system.web'), true);
    assert.equal(registry.isGroup('appSettings'), false);
    assert.equal(registry.isGroup(''), false);
  });

  it('lists what is in a group', () => {
    assert.deepEqual(registry.childrenOf('system.ftpServer/security'), [
      'authentication',
      'authorization',
      'ipSecurity',
      'requestFiltering',
    ]);
    assert.ok(registry.childrenOf('').includes('system.applicationHost'));
    assert.deepEqual(registry.childrenOf('system.webServer/handlers'), []);
  });

  it('gives the same object for the same question', () => {
    assert.equal(SchemaRegistry.standard(), registry);
    assert.equal(section('webFarms'), section('webFarms'));
  });

  it('names product, native module, reader and page', () => {
    const rules = section('system.webServer/rewrite/rules');
    assert.equal(rules.product, 'URL Rewrite');
    assert.equal(rules.module, 'RewriteModule');
    assert.equal(rules.reader, 'iis');
    assert.equal(section('system.web/identity').reader, '.net');
    assert.equal(
      section('system.webServer/serverRuntime').link,
      'https://learn.microsoft.com/iis/configuration/system.webServer/serverRuntime',
    );
    assert.equal(
      section('system.webServer/asp').link,
      'https://learn.microsoft.com/iis/configuration/system.webServer/asp/',
    );
  });

  it('joins what several schema files declare and remembers which', () => {
    const site = descend(section('system.applicationHost/sites'), ['site'])!;
    assert.deepEqual(originOf(site.attributes.get('name')), 'IIS_schema.xml');
    assert.deepEqual(originOf(site.attributes.get('state')), 'rscaext.xml');
    assert.deepEqual(originOf(site.elements.get('ftpServer')), 'Ftp_schema.xml');
    assert.deepEqual(originOf(descend(site, ['ftpServer', 'connections'])), 'Ftp_schema.xml');
    assert.deepEqual(originOf(descend(site, ['ftpServer', 'sessions'])), 'ftp_rscaext.xml');
  });

  it('marks what exists at run time only', () => {
    const pools = section('system.applicationHost/applicationPools');
    const pool = descend(pools, ['add'])!;
    assert.equal(pool.attributes.get('state')?.runtimeOnly, true);
    assert.equal(pool.attributes.get('name')?.runtimeOnly, false);
    assert.equal(descend(pool, ['workerProcesses', 'workerProcess'])?.attributes.get('processId')?.runtimeOnly, true);
    assert.ok(pool.methods.includes('Recycle'));
  });

  it('has newer settings that the documentation names', () => {
    const hsts = descend(section('system.applicationHost/sites'), ['site', 'hsts'])!;
    assert.equal(hsts.since, 'IIS 10.0 version 1709');
    assert.equal(hsts.attributes.get('max-age')?.type, 'uint');
  });
});

describe('collections of the schema', () => {
  it('of sites have two keys, each unique by itself', () => {
    const { collection } = section('system.applicationHost/sites');
    assert.deepEqual(collection?.uniqueKeys, ['name', 'id']);
    assert.deepEqual(collection?.combinedKeys, []);
    assert.equal(collection?.defaultElement, 'siteDefaults');
  });

  it('of bindings have one key of two attributes', () => {
    const bindings = descend(section('system.applicationHost/sites'), ['site', 'bindings'])!;
    assert.deepEqual(bindings.collection?.combinedKeys, ['protocol', 'bindingInformation']);
    assert.deepEqual(bindings.collection?.keys, ['protocol', 'bindingInformation']);
    assert.equal(bindings.collection?.remove, undefined);
  });

  it('may add by two names with one kind of entry', () => {
    const authorization = section('system.web/authorization');
    assert.deepEqual(authorization.collection?.adds, ['allow', 'deny']);
    assert.equal(authorization.collection?.mergeAppend, false);
    assert.ok(authorization.collection?.entry('deny')?.attributes.has('users'));
  });

  it('may add by two names with two kinds of entry', () => {
    const properties = descend(section('system.web/profile'), ['properties'])!;
    assert.deepEqual(properties.collection?.adds, ['add', 'group']);
    assert.ok(properties.collection?.entry('add')?.attributes.has('serializeAs'));
    assert.equal(properties.collection?.entry('group')?.attributes.has('serializeAs'), false);
  });

  it('may rename their verbs', () => {
    const protection = descend(section('system.webServer/security/authentication/windowsAuthentication'), [
      'extendedProtection',
    ])!;
    assert.equal(childOf(protection, 'spn')?.kind, 'add');
    assert.equal(childOf(protection, 'removeSpn')?.kind, 'remove');
    assert.equal(childOf(protection, 'clearSpns')?.kind, 'clear');
    assert.equal(childOf(protection, 'remove'), undefined);
    assert.deepEqual(childNames(protection), ['spn', 'removeSpn', 'clearSpns']);
  });

  it('tell elements from entries', () => {
    const sites = section('system.applicationHost/sites');
    assert.equal(childOf(sites, 'siteDefaults')?.kind, 'element');
    assert.equal(childOf(sites, 'site')?.kind, 'add');
    assert.equal(childOf(sites, 'Site'), undefined);
    assert.equal(childOf(section('system.webServer/handlers'), 'remove')?.schema?.name, 'add');
  });

  it('pass their tolerance of unknown attributes to the entries', () => {
    const rules = section('system.webServer/management/delegation');
    assert.equal(rules.allowUnrecognizedAttributes, true);
    assert.equal(descend(rules, ['rule'])?.allowUnrecognizedAttributes, true);
    assert.equal(descend(rules, ['rule', 'runAs'])?.allowUnrecognizedAttributes, false);
  });
});

describe('sections known by name', () => {
  for (const path of [
    'appSettings',
    'connectionStrings',
    'runtime',
    'system.diagnostics',
    'system.codedom',
    'entityFramework',
    'log4net',
    'system.serviceModel/bindings',
    'system.web.extensions/scripting/webServices/jsonSerialization',
    'system.net/mailSettings/smtp',
  ]) {
    it(`${path} is .NET's own business`, () => assert.equal(registry.knownUnvalidated(path), true));
  }

  for (const path of [
    'system.webServer/handlers',
    'system.web/identity',
    'appsettings',
    'system.webServer/iisnode',
    'system.webServer',
    'runtimes',
    '',
  ]) {
    it(`"${path}" is not`, () => assert.equal(registry.knownUnvalidated(path), false));
  }

  it('say whose they are', () => {
    assert.equal(namedSection('system.serviceModel/client')?.product, '.NET Framework');
    assert.equal(namedSection('entityFramework')?.declaredByMachine, false);
    assert.equal(namedSection('system.webServer/iisnode')?.reader, 'module');
    assert.equal(isOwnedByDotNet('system.webServer/iisnode'), false);
  });
});

describe('descriptions of the schema', () => {
  it('belong to the element that they are written for', () => {
    const pools = registry.section('system.applicationHost/applicationPools')!;
    const processModel = descend(pools, ['add', 'processModel'])!;
    assert.match(processModel.attributes.get('identityType')?.description ?? '', /account/);
    assert.match(
      processModel.attributes.get('identityType')?.values.find(value => value.name === 'LocalSystem')?.description ??
        '',
      /SYSTEM/,
    );
    assert.match(processModel.attributes.get('idleTimeout')?.description ?? '', /without requests/);
    assert.match(
      registry.section('system.webServer/aspNetCore')?.attributes.get('processPath')?.description ?? '',
      /program|executable/i,
    );
  });

  it('of defaults are those of the entries', () => {
    const pools = registry.section('system.applicationHost/applicationPools')!;
    const text = (names: string[]) => descend(pools, names)?.attributes.get('identityType')?.description;
    assert.ok(text(['add', 'processModel']));
    assert.equal(text(['applicationPoolDefaults', 'processModel']), text(['add', 'processModel']));
    const sites = registry.section('system.applicationHost/sites')!;
    assert.equal(
      descend(sites, ['virtualDirectoryDefaults'])?.attributes.get('physicalPath')?.description,
      descend(sites, ['site', 'application', 'virtualDirectory'])?.attributes.get('physicalPath')?.description,
    );
  });

  it('do not change a fact', () => {
    const plain = (element: ElementSchema): unknown =>
      JSON.parse(
        JSON.stringify(
          {
            ...element,
            attributes: [...element.attributes.values()],
            elements: [...element.elements.values()].map(plain),
            entries: element.collection?.adds.map(name => plain(element.collection!.entry(name)!)),
          },
          (key, value) => (key === 'description' ? undefined : value),
        ),
      );
    for (const path of registry.paths()) assert.deepEqual(plain(registry.section(path)!), plain(section(path)), path);
  });

  it('are there for every section, element, attribute and value', () => {
    const missing: string[] = [];
    let count = 0;
    const see = (text: string | undefined, at: string): void => {
      count++;
      if (!text) missing.push(at);
    };
    const walk = (element: ElementSchema, at: string): void => {
      see(element.description, at);
      for (const attribute of element.attributes.values()) {
        see(attribute.description, `${at}@${attribute.name}`);
        for (const value of attribute.values) see(value.description, `${at}@${attribute.name}=${value.name}`);
      }
      for (const child of element.elements.values()) walk(child, `${at}/${child.name}`);
      for (const name of element.collection?.adds ?? []) walk(element.collection!.entry(name)!, `${at}/${name}`);
    };
    for (const path of registry.paths()) walk(registry.section(path)!, path);
    assert.deepEqual(missing, []);
    assert.ok(count > 3000, `${count} places seen`);
  });
});

function originOf(schema: { readonly origin: ElementSchema['origin'] } | undefined): string | undefined {
  return schema?.origin.kind === 'builtin' ? schema.origin.schemaFile : undefined;
}
