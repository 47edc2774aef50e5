import { originOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { listOf, textIn } from '../../identity/base/read-values';
import type { Request } from '../base/request';
import { fail, type StageEntry, unknownStage } from '../base/stage';

const ACCESS = 'system.webServer/security/access';

/** `sslFlags` as numbers of the schema, for files that write them so. */
const FLAG_NUMBERS: readonly (readonly [number, string])[] = [
  [8, 'ssl'],
  [32, 'sslnegotiatecert'],
  [64, 'sslrequirecert'],
  [128, 'sslmapcert'],
  [256, 'ssl128'],
];

function flagsOf(text: string): ReadonlySet<string> {
  const number = /^\d+$/.test(text.trim()) ? Number(text) : undefined;
  if (number === undefined) return new Set(listOf(text));
  return new Set(FLAG_NUMBERS.filter(([bit]) => (number & bit) !== 0).map(([, name]) => name));
}

/** True for a value of `sslFlags` that refuses requests over http. */
export function requiresTls(sslFlags: string): boolean {
  const flags = flagsOf(sslFlags);
  return flags.has('ssl') || flags.has('ssl128');
}

/** What `sslFlags` asks of the connection (O41). */
export function tlsRequirement(request: Request): StageEntry | undefined {
  const { place, schemes } = request;
  const section = place.section(ACCESS);
  if (section.unknown !== undefined) return undefined;
  const text = textIn(section, 'sslFlags') ?? '';
  const flags = flagsOf(text);
  const at = originOf(attributeOf(section, 'sslFlags'));
  const details = { at, section: ACCESS };
  const needsTls = requiresTls(text);
  if (schemes && schemes.size > 0 && !schemes.has('https')) {
    if (needsTls)
      return fail(
        'pipeline',
        'O41',
        flags.has('ssl') ? '403.4' : '403.5',
        'TLS is required here and the site has http bindings only; a proxy that ends TLS does not help.',
        details,
      );
    if (flags.has('sslrequirecert'))
      return unknownStage(
        'pipeline',
        'O41',
        'what IIS does about a required certificate over plain http',
        undefined,
        at,
      );
  }
  if (flags.has('sslrequirecert') && schemes?.size === 1 && schemes.has('https')) {
    if (request.scene.query.client.auth !== 'clientCert')
      return fail('pipeline', 'O41', '403.7', 'A client without a certificate is refused here.', details);
  }
  if (needsTls && schemes?.has('http') && schemes.has('https'))
    return {
      stage: 'pipeline',
      result: 'pass',
      rule: 'O41',
      text: 'Over http the answer is 403.4; over https the request passes.',
      at,
    };
  return undefined;
}
