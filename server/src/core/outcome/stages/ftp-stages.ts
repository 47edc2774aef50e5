import { listOf, textIn } from '../../identity/base/read-values';
import { siteValue } from '../../identity/base/site-setting';
import type { ServiceAnswer } from '../../identity/server/ftp';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';
import { sentence } from './pool-stage';

const AUTHORIZATION = 'system.ftpServer/security/authorization';

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
  return [pass('authentication', 'O121', 'The FTP client is logged on.'), ...tls(request), ...authorization(request)];
}

/** O123: whether a certificate is bound cannot be told where the attribute is left out of an excerpt. */
function tls(request: Request): readonly StageEntry[] {
  const policy = siteValue(request.place, 'ftpServer/security/ssl', 'controlChannelPolicy');
  if (policy?.text.toLowerCase() !== 'sslrequire') return [];
  const certificate = siteValue(request.place, 'ftpServer/security/ssl', 'serverCertHash');
  if (certificate && certificate.text !== '') return [];
  return [
    fail('authentication', 'O123', '534', 'TLS is required and no certificate is bound to the FTP site.', {
      at: policy.at,
      certain: false,
      section: 'system.applicationHost/sites',
      afterAuthentication: true,
    }),
  ];
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
