import assert from 'node:assert/strict';
import { descend } from '../../server/src/core/schema/collection';
import { SchemaRegistry } from '../../server/src/core/schema/registry';
import { formatSeconds, parseTimeSpan } from '../../server/src/core/schema/time-span';
import type { AttributeSchema } from '../../server/src/core/schema/types';
import { initialValue, parseValue } from '../../server/src/core/schema/values';

const registry = SchemaRegistry.standard();

function attribute(place: string): AttributeSchema {
  const [path = '', name = ''] = place.split('@');
  const [section = '', names] = path.split('#');
  const element = descend(registry.section(section)!, names?.split('/') ?? [])!;
  return element.attributes.get(name)!;
}

const POOLS = 'system.applicationHost/applicationPools#add';
const ANONYMOUS = 'system.webServer/security/authentication/anonymousAuthentication';

/** Accepted: value, canonical text and whether a public source shows that IIS reads it so. */
const GOOD: readonly (readonly [place: string, text: string, value: unknown, canonical: string, exact: boolean])[] = [
  [`${ANONYMOUS}@enabled`, 'true', true, 'true', true],
  [`${ANONYMOUS}@enabled`, 'False', false, 'false', true],
  [`${ANONYMOUS}@enabled`, 'TRUE', true, 'true', true],
  [`${ANONYMOUS}@enabled`, ' true', true, 'true', false],
  [`${POOLS}/processModel@identityType`, 'SpecificUser', 3, 'SpecificUser', true],
  [`${POOLS}/processModel@identityType`, 'specificuser', 3, 'SpecificUser', false],
  [`${POOLS}/processModel@identityType`, '3', 3, 'SpecificUser', false],
  ['system.webServer/security/access@sslFlags', 'Ssl, SslRequireCert', 8 + 64, 'Ssl, SslRequireCert', true],
  ['system.webServer/security/access@sslFlags', 'Ssl,SslRequireCert', 8 + 64, 'Ssl, SslRequireCert', true],
  ['system.webServer/security/access@sslFlags', 'None', 0, 'None', true],
  ['system.webServer/security/access@sslFlags', '72', 72, '72', false],
  // The default of this attribute: no flag.
  ['system.applicationHost/sites#site/ftpServer/security/sslClientCertificates@validationFlags', '', 0, '', true],
  [`${POOLS}@queueLength`, '10', 10, '10', true],
  [`${POOLS}@queueLength`, '65535', 65_535, '65535', true],
  [`${POOLS}@queueLength`, '0x10', 16, '16', true],
  [`${POOLS}/cpu@smpProcessorAffinityMask`, '4294967295', 4_294_967_295, '4294967295', true],
  ['system.applicationHost/sites#site/limits@maxBandwidth', '1024', 1024, '1024', true],
  ['system.applicationHost/sites#site/limits@maxBandwidth', '4294967295', 4_294_967_295, '4294967295', true],
  // 1740 minutes: the default of the schema itself has 29 hours.
  [`${POOLS}/recycling/periodicRestart@time`, '29:00:00', 104_400, '29:00:00', true],
  [`${POOLS}/recycling/periodicRestart@time`, '1.05:00:00', 104_400, '1.05:00:00', true],
  [`${POOLS}/processModel@idleTimeout`, '00:00:00', 0, '00:00:00', true],
  ['system.web/sessionState@timeout', '20', 1200, '20', true],
  ['system.web/sessionState@timeout', 'Infinite', Infinity, 'Infinite', true],
  ['system.web/httpRuntime@executionTimeout', '110', 110, '110', true],
  ['system.applicationHost/sites#site/application@path', '/', '/', '/', true],
  ['system.applicationHost/sites#site/application@path', '/shop/v2', '/shop/v2', '/shop/v2', true],
  [`${POOLS}@name`, '.NET v4.5 (shop) {1}', '.NET v4.5 (shop) {1}', '.NET v4.5 (shop) {1}', true],
  [`${ANONYMOUS}@userName`, '', '', '', true],
];

/** Refused: the kind, and the sentence of IIS where one is public. */
const BAD: readonly (readonly [place: string, text: string, problem: string, reason: RegExp, certain: boolean])[] = [
  [`${ANONYMOUS}@enabled`, 'ture', 'not-boolean', /boolean/, true],
  [`${ANONYMOUS}@enabled`, 'yes', 'not-boolean', /boolean/, false],
  [`${ANONYMOUS}@enabled`, '1', 'not-boolean', /boolean/, false],
  // jexuswebserver/JexusManager, Tests: what IIS answers.
  [
    'system.applicationHost/sites#site/bindings/binding@sslFlags',
    'NotExist',
    'not-integer',
    /^Not a valid unsigned integer$/,
    true,
  ],
  [
    'system.webServer/security/authentication/windowsAuthentication#extendedProtection@tokenChecking',
    'Always',
    'unknown-value',
    /^Enum must be one of None, Allow, Require$/,
    true,
  ],
  [
    'system.webServer/security/authentication/windowsAuthentication#extendedProtection@flags',
    'Proxy, Always',
    'unknown-flag',
    /^Flags must be some combination of None, Proxy, NoServiceNameCheck, AllowDotlessSpn, ProxyCohosting$/,
    true,
  ],
  [
    'system.webServer/httpErrors#error@statusCode',
    '200',
    'out-of-range',
    /^Integer value must be between 400 and 999 inclusive$/,
    true,
  ],
  [
    `${POOLS}/processModel@idleTimeout`,
    '31.00:00:00',
    'out-of-range',
    /^Timespan value must be between 00:00:00 and 30\.00:00:00 seconds inclusive, with a granularity of 60 seconds$/,
    true,
  ],
  [`${POOLS}/processModel@idleTimeout`, '00:00:30', 'out-of-range', /granularity of 60/, true],
  [`${POOLS}@name`, 'a/b', 'invalid-characters', /^Invalid application pool name$/, true],
  [`${POOLS}/processModel@identityType`, 'NetworkServices', 'unknown-value', /^Enum must be one of LocalSystem/, true],
  [`${POOLS}@queueLength`, '9', 'out-of-range', /10 and 65535/, true],
  [`${POOLS}@queueLength`, '-1', 'not-integer', /unsigned/, true],
  [`${POOLS}@queueLength`, '', 'not-integer', /unsigned/, true],
  [`${POOLS}@queueLength`, '4294967296', 'not-integer', /unsigned/, true],
  [
    'system.applicationHost/sites#site/limits@maxBandwidth',
    '500',
    'out-of-range',
    /must not be between 0 and 1023/,
    true,
  ],
  ['system.applicationHost/sites#site/limits@maxBandwidth', '1023', 'out-of-range', /must not be/, false],
  [`${POOLS}/processModel@idleTimeout`, 'soon', 'not-time-span', /hh:mm:ss/, true],
  [`${POOLS}/processModel@idleTimeout`, '20', 'not-time-span', /hh:mm:ss/, false],
  [`${POOLS}/processModel@idleTimeout`, '00:75:00', 'not-time-span', /hh:mm:ss/, false],
  ['system.web/sessionState@timeout', 'a while', 'not-time-span', /minutes/, true],
  ['system.applicationHost/sites#site/bindings/binding@protocol', '', 'empty', /^String must not be empty$/, true],
  ['system.applicationHost/sites#site/application@path', 'shop', 'invalid-path', /^Invalid application path/, true],
  ['system.applicationHost/sites#site/application@path', '/shop/', 'invalid-path', /path/, true],
  ['system.applicationHost/sites#site/application@path', '/a/../b', 'invalid-path', /path/, true],
  ['system.applicationHost/sites#site/application/virtualDirectory@path', '/a/.', 'invalid-path', /path/, true],
  ['system.applicationHost/sites#site@name', 'a?b', 'invalid-characters', /site name/, true],
];

describe('attribute values', () => {
  for (const [place, text, value, canonical, exact] of GOOD) {
    it(`${place} takes "${text}"`, () => {
      assert.deepEqual(parseValue(attribute(place), text), { ok: true, value, canonical, exact });
    });
  }

  for (const [place, text, problem, reason, certain] of BAD) {
    it(`${place} refuses "${text}"`, () => {
      const check = parseValue(attribute(place), text);
      assert.ok(!check.ok);
      assert.equal(check.problem, problem);
      assert.match(check.reason, reason);
      assert.equal(check.certain, certain);
    });
  }

  it('name what is wrong in a longer value', () => {
    const flags = parseValue(attribute('system.webServer/security/access@sslFlags'), 'Ssl, SslNever');
    assert.ok(!flags.ok);
    assert.equal(flags.part, 'SslNever');
    assert.ok(flags.allowed.includes('SslRequireCert'));
    const name = parseValue(attribute(`${POOLS}@name`), 'a/b:c');
    assert.ok(!name.ok);
    assert.equal(name.part, '/ :');
  });

  it('of a validator that is not known are taken', () => {
    const future = { ...attribute(`${ANONYMOUS}@userName`), validation: { type: 'moonPhase', parameter: '' } };
    assert.ok(parseValue(future, 'anything').ok);
  });

  it('that are defaults of the schema are right', () => {
    const refused: string[] = [];
    const walk = (element: ReturnType<typeof descend>, at: string): void => {
      for (const schema of element!.attributes.values()) {
        if (schema.default !== undefined && !parseValue(schema, schema.default).ok)
          refused.push(`${at}@${schema.name}="${schema.default}"`);
      }
      for (const child of element!.elements.values()) walk(child, `${at}/${child.name}`);
      for (const name of element!.collection?.adds ?? []) walk(element!.collection!.entry(name), `${at}/${name}`);
    };
    for (const path of registry.paths()) walk(registry.section(path), path);
    assert.deepEqual(refused, DEFAULTS_OUTSIDE_THEIR_RANGE);
  });

  it('begin with what the type begins with', () => {
    assert.equal(initialValue(attribute(`${POOLS}@queueLength`)), '1000');
    assert.equal(initialValue(attribute('system.webServer/security/requestFiltering@removeServerHeader')), 'false');
    assert.equal(initialValue(attribute(`${POOLS}/processModel@userName`)), '');
    assert.equal(initialValue(attribute(`${POOLS}@state`)), undefined);
  });
});

/** The schema's own: a default is not validated until somebody writes it. */
const DEFAULTS_OUTSIDE_THEIR_RANGE: readonly string[] = [];

describe('time spans', () => {
  it('are read in their three formats', () => {
    assert.deepEqual(parseTimeSpan('00:20:00', 'string'), { seconds: 1200, exact: true });
    assert.deepEqual(parseTimeSpan('2.00:00:01', 'string'), { seconds: 172_801, exact: true });
    assert.deepEqual(parseTimeSpan('00:20', 'string'), { seconds: 1200, exact: false });
    assert.deepEqual(parseTimeSpan('20', 'minutes'), { seconds: 1200, exact: true });
    assert.deepEqual(parseTimeSpan('20', 'seconds'), { seconds: 20, exact: true });
    assert.equal(parseTimeSpan('00:20:00', 'minutes'), undefined);
    assert.equal(parseTimeSpan('20', 'string'), undefined);
  });

  it('are written as IIS writes them', () => {
    assert.equal(formatSeconds(1200), '00:20:00');
    assert.equal(formatSeconds(2_592_000), '30.00:00:00');
    assert.equal(formatSeconds(4_294_967), '49.17:02:47');
  });
});
