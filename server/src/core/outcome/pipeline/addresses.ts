import { originOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { flagIn, textIn } from '../../identity/base/read-values';
import type { Request } from '../base/request';
import { fail, type StageEntry, unknownStage } from '../base/stage';

const SECTION = 'system.webServer/security/ipSecurity';

/** `denyAction` of IIS 8.0 and what the client sees (O42). `null`: the connection is dropped. */
const ANSWERS: ReadonlyMap<string, readonly [status: string | null, alternatives: readonly string[]]> = new Map([
  ['forbidden', ['403.6', ['403.503']]],
  ['unauthorized', ['401.503', []]],
  ['notfound', ['404.503', []]],
  ['abortrequest', [null, []]],
]);

/** Address lists: certain only where they refuse everybody (O42). */
export function addressList(request: Request): StageEntry | undefined {
  const { place } = request;
  const section = place.section(SECTION);
  if (section.uses.length === 0 || section.unknown !== undefined) return undefined;
  if (request.has('IpRestrictionModule') === false) return undefined;
  const entries = section.collection ?? [];
  const unlisted = flagIn(section, 'allowUnlisted') ?? true;
  const at = originOf(attributeOf(section, 'allowUnlisted')) ?? entries[0]?.at;
  if (!unlisted && !entries.some(entry => flagIn(entry, 'allowed') === true)) {
    const action = (/^7/.test(place.facts.iisVersion) ? undefined : textIn(section, 'denyAction')) ?? 'Forbidden';
    const [status, alternatives] = ANSWERS.get(action.toLowerCase()) ?? ['403.6', []];
    return fail('pipeline', 'O42', status, 'The address list lets no client in.', {
      at,
      section: SECTION,
      alternatives,
      // An optional feature: where no list of modules is loaded, it may not be installed.
      certain: request.has('IpRestrictionModule') === true,
    });
  }
  if (entries.length === 0 && unlisted) return undefined;
  return unknownStage(
    'pipeline',
    'O42',
    'the address of the client, which the list of ipSecurity judges',
    undefined,
    at,
  );
}
