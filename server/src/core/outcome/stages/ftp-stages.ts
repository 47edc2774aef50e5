import { flagIn, listOf, textIn } from '../../identity/base/read-values';
import { siteValue } from '../../identity/base/site-setting';
import type { ServiceAnswer } from '../../identity/server/ftp';
import type { Request } from '../base/request';
import { ends, fail, pass, type StageEntry, unknownStage } from '../base/stage';
import { sentence } from './pool-stage';

const AUTHORIZATION = 'system.ftpServer/security/authorization';
const ADDRESSES = 'system.ftpServer/security/ipSecurity';
const TLS = 'ftpServer/security/ssl';

/** What the FTP service does (O120 to O124). It has stages of its own and no worker process. */
export function ftpStages(request: Request, answer: ServiceAnswer): readonly StageEntry[] {
  const { failure } = answer;
  if (failure)
    return [
      fail('authentication', 'O121', failure.status, sentence(failure.reason), {
        reason: failure.reason,
        at: failure.at,
        section: failure.section,
      }),
    ];
  return [
    pass('authentication', 'O121', 'The FTP client is logged on.'),
    ...addresses(request),
    ...tls(request),
    ...onTheWay(request),
  ];
}

/**
 * O123: TLS is required by default, on the control channel and on the one for data. An excerpt may leave the attributes
 * out, and a certificate may be bound beside the file.
 */
function tls(request: Request): readonly StageEntry[] {
  const { place, isWholeHost } = request;
  const certificate = siteValue(place, TLS, 'serverCertHash');
  if (certificate && certificate.text !== '') return [];
  for (const name of ['controlChannelPolicy', 'dataChannelPolicy']) {
    const policy = siteValue(place, TLS, name);
    if (policy ? policy.text.toLowerCase() !== 'sslrequire' : !isWholeHost) continue;
    return [
      fail('authentication', 'O123', '534', `TLS is required (${name}) and no certificate is bound to the FTP site.`, {
        at: policy?.at ?? place.site?.at,
        certain: false,
        section: 'system.applicationHost/sites',
        afterAuthentication: true,
      }),
    ];
  }
  return [];
}

/** O120: an address list that lets nobody in. */
function addresses({ place }: Request): readonly StageEntry[] {
  const section = place.section(ADDRESSES);
  const entries = section.collection ?? [];
  if (section.unknown !== undefined || flagIn(section, 'allowUnlisted') !== false) return [];
  if (entries.some(entry => flagIn(entry, 'allowed') === true))
    return [unknownStage('authentication', 'O120', 'the address of the client, which the list of ipSecurity judges')];
  return [
    fail('authentication', 'O120', '530', 'The address list of FTP lets no client in.', {
      at: section.written.at(-1),
      certain: false,
      section: ADDRESSES,
      alternatives: ['421'],
    }),
  ];
}

/** O122: the home directory is opened at log-on; what is refused further down is an answer to a command. */
function onTheWay(request: Request): readonly StageEntry[] {
  if (request.place.path === '/') return authorization(request);
  const home = authorization(request.at('/'));
  if (home.some(ends)) return home;
  return authorization(request).map(entry =>
    entry.result === 'fail' ? { ...entry, status: '550', alternatives: ['530'] } : entry,
  );
}

/** O122: without an allow rule that fits, the home directory cannot be opened. */
function authorization(request: Request): readonly StageEntry[] {
  const { place, scene } = request;
  const section = place.section(AUTHORIZATION);
  if (section.unknown !== undefined) return [unknownStage('authorization', 'O122', section.unknown)];
  const rules = section.collection ?? [];
  const isLoaded = section.uses.length > 0 || request.isWholeHost;
  if (rules.length === 0) {
    if (!isLoaded) {
      request.trail.note(
        'FTP lets a client in only by an authorization rule (system.ftpServer/security/authorization); without one that allows it the answer is 530. The loaded files hold none.',
      );
      return [unknownStage('authorization', 'O122', 'the FTP authorization rules of the server')];
    }
    return [
      fail(
        'authorization',
        'O122',
        '530',
        'No FTP authorization rule lets anybody in, so the home directory cannot be opened.',
        {
          at: section.written.at(-1) ?? place.site?.at,
          section: AUTHORIZATION,
          afterAuthentication: true,
        },
      ),
    ];
  }
  const anonymous = scene.query.client.auth === 'none';
  let unsure = false;
  for (const type of ['deny', 'allow'] as const) {
    for (const rule of rules) {
      if ((textIn(rule, 'accessType')?.toLowerCase() === 'deny' ? 'deny' : 'allow') !== type) continue;
      const users = listOf(textIn(rule, 'users'));
      const everybody = users.includes('*') || (anonymous && users.includes('?'));
      if (!everybody && !anonymous && (users.some(name => name !== '?') || listOf(textIn(rule, 'roles')).length > 0))
        unsure = true;
      if (!everybody) continue;
      if (type === 'allow' || !unsure)
        return type === 'allow'
          ? [pass('authorization', 'O122', 'An FTP authorization rule lets the client in.', rule.at)]
          : [
              fail('authorization', 'O122', '530', 'An FTP authorization rule refuses the client.', {
                at: rule.at,
                section: AUTHORIZATION,
                alternatives: ['550'],
                afterAuthentication: true,
              }),
            ];
    }
  }
  if (unsure)
    return [unknownStage('authorization', 'O122', 'which users and roles the client is', undefined, rules[0]?.at)];
  return [
    fail('authorization', 'O122', '530', 'No FTP authorization rule lets this client in.', {
      at: section.written.at(-1),
      section: AUTHORIZATION,
      alternatives: ['550'],
      afterAuthentication: true,
    }),
  ];
}
