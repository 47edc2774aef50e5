import { textOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { type Identity, sameAccount } from '../../windows/account';
import { say } from '../../windows/sentence';
import { type Failure, failure } from '../base/failure';
import type { IdentityRule } from '../base/rule-id';
import { undecided } from '../base/undecided';
import { alwaysFlows } from '../process/clr-host-file';
import type { Scene } from '../scene';
import { connectAs, isApplicationOnShare, rootDirectory } from '../token/directories';
import { requestToken } from '../token/request-token';
import {
  type FixedIdentity,
  IDENTITY_SECTION,
  type ImpersonationSettings,
  impersonationSettings,
} from './identity-section';

/**
 * The account of ASP.NET code (rules R41 to R46), at the stage that the query names.
 */
export function aspNetCode(scene: Scene): Identity {
  switch (scene.query.stage) {
    case 'Application_Start':
      return applicationIdentity(scene);
    case 'BeginRequest':
      return earlyStage(scene);
    case 'background-thread':
      return backgroundThread(scene);
    case undefined:
      return requestCode(scene);
  }
}

/** R41: code of a request from PostAuthenticateRequest on. */
export function requestCode(scene: Scene): Identity {
  const { place, trail } = scene;
  const settings = impersonationSettings(place, 'request');
  if (settings.impersonate === undefined) {
    return undecided(trail, 'file', 'R41', settings.reason ?? IDENTITY_SECTION, settings.at);
  }
  if (!settings.impersonate) return withoutImpersonation(scene, settings);
  explainDropped(scene, settings);
  if (settings.fixed) return fixedAccount(scene, 'R41', settings, settings.fixed);
  trail.step('file', 'R41', 'ASP.NET impersonates the user of each request.', settings.at);
  return clientToken(scene);
}

/** One account for every request, and for the application itself (R41, R43). */
function fixedAccount(
  { trail }: Scene,
  rule: IdentityRule,
  settings: ImpersonationSettings,
  { identity, at }: FixedIdentity,
): Identity {
  trail.step('file', rule, 'ASP.NET impersonates.', settings.at);
  trail.step('file', rule, say`It is always the same account, ${identity}.`, at);
  return identity;
}

/** R42: an author who repeats the element below seldom means to lose the account. */
function explainDropped({ trail }: Scene, { dropped }: ImpersonationSettings): void {
  if (!dropped) return;
  trail.step('file', 'R42', 'Writing <identity> again drops the credentials inherited from above.', dropped.at);
  trail.step('file', 'R42', 'It would keep them if the level above did not impersonate.', dropped.because);
}

/** The token of a request as ASP.NET impersonates it: R30, and what R41 says of forms users. */
function clientToken(scene: Scene): Identity {
  const { place, trail, user, anonymous, process } = scene;
  if (user.source === 'forms' && !connectAs(place.virtualDirectory, trail) && allowsAnonymousImpersonation(place)) {
    trail.step(
      'file',
      'R41',
      'aspnet:AllowAnonymousImpersonation gives users without Windows token the anonymous one.',
    );
    return anonymous.identity.kind === 'none'
      ? undecided(trail, 'file', 'R41', 'the anonymous token, while anonymous authentication is off')
      : anonymous.identity;
  }
  return requestToken(place, process, user, trail);
}

function allowsAnonymousImpersonation(place: Place): boolean {
  const entries = place.applicationSection('appSettings').collection ?? [];
  return entries.some(
    entry =>
      textOf(attributeOf(entry, 'key'))?.toLowerCase() === 'aspnet:allowanonymousimpersonation' &&
      textOf(attributeOf(entry, 'value'))?.toLowerCase() === 'true',
  );
}

/** R41, `impersonate="false"`: the connect-as account on a share, the process everywhere else. */
function withoutImpersonation(scene: Scene, settings: ImpersonationSettings): Identity {
  const { trail } = scene;
  const hosted = shareAccount(scene);
  if (hosted) return hosted;
  trail.step(
    'file',
    'R41',
    settings.at
      ? 'impersonate="false": code runs as the worker process.'
      : 'ASP.NET does not impersonate: code runs as the worker process.',
    settings.at,
  );
  return scene.process.identity;
}

/** The connect-as account of an application root on a share: ASP.NET code always has it (R41, R44). */
function shareAccount(scene: Scene): Identity | undefined {
  const { place, trail } = scene;
  const fixed = connectAs(rootDirectory(place), trail);
  if (!fixed) return undefined;
  const onShare = isApplicationOnShare(place);
  if (onShare === undefined)
    return undecided(
      trail,
      'file',
      'R41',
      'the physical path of the application, which decides whether it lies on a share',
      fixed.at,
    );
  if (!onShare) return undefined;
  trail.step('file', 'R41', say`The application lies on a share and connects as ${fixed.identity}.`, fixed.at);
  return fixed.identity;
}

/**
 * R43: the application itself (Application_Start, configuration reading, file monitoring, hosting identity): the fixed
 * account, else the connect-as account of the application's root, else the process. Never the client.
 */
export function applicationIdentity(scene: Scene): Identity {
  const { place, trail, process } = scene;
  const settings = impersonationSettings(place, 'application');
  if (settings.impersonate === undefined)
    return undecided(trail, 'file', 'R43', settings.reason ?? IDENTITY_SECTION, settings.at);
  if (settings.impersonate) explainDropped(scene, settings);
  if (settings.impersonate && settings.fixed) return fixedAccount(scene, 'R43', settings, settings.fixed);
  const root = connectAs(rootDirectory(place), trail);
  if (root) {
    trail.step(
      'file',
      'R43',
      say`The application runs as the account of its root directory, ${root.identity}.`,
      root.at,
    );
    return root.identity;
  }
  trail.step('file', 'R43', 'The application itself runs as the worker process, never as the client.');
  return process.identity;
}

/** R44: impersonation begins at PostAuthenticateRequest in Integrated mode, at BeginRequest in Classic mode. */
function earlyStage(scene: Scene): Identity {
  const { process, trail } = scene;
  if (process.pipeline === undefined)
    return undecided(trail, 'file', 'R44', 'the pipeline mode of the application pool');
  if (process.pipeline === 'Classic') {
    trail.step('file', 'R44', 'In Classic mode ASP.NET impersonates from BeginRequest on.', process.pipelineAt);
    return requestCode(scene);
  }
  const hosted = shareAccount(scene);
  if (!hosted) {
    trail.step('file', 'R44', 'In Integrated mode nobody is impersonated before PostAuthenticateRequest.');
    return process.identity;
  }
  // R44: an application on a share with connect-as is impersonated at every stage.
  const settings = impersonationSettings(scene.place, 'request');
  if (settings.impersonate === undefined)
    return undecided(trail, 'file', 'R44', settings.reason ?? IDENTITY_SECTION, settings.at);
  if (!settings.impersonate || hosted.kind === 'unknown') return hosted;
  if (!settings.fixed)
    return undecided(
      trail,
      'file',
      'R44',
      'what ASP.NET takes for the client of an application on a share before PostAuthenticateRequest',
      settings.at,
    );
  return fixedAccount(scene, 'R44', settings, settings.fixed);
}

/** R46: threads of the pool do not inherit the identity of a request, unless the CLR host file says so. */
function backgroundThread(scene: Scene): Identity {
  const { place, process, trail } = scene;
  const flow = alwaysFlows(place, process, trail);
  if (flow === true) return requestCode(scene);
  if (flow === false) {
    trail.step('file', 'R46', 'Threads of the thread pool and background threads run as the worker process.');
    return process.identity;
  }
  // Where the request's own code runs as the process, nothing is left to flow.
  if (sameAccount(requestCode(scene.aside()), process.identity)) return process.identity;
  return undecided(trail, 'file', 'R46', flow.unknown);
}

/** What ASP.NET refuses in `system.web/identity` when it reads the section (R42). */
export function identityFailure(settings: ImpersonationSettings): Failure | undefined {
  if (settings.impersonate !== true) return undefined;
  if (settings.orphanPassword) {
    return failure('500', 'a password without userName in <identity>: an ASP.NET configuration error', {
      section: IDENTITY_SECTION,
      at: settings.orphanPassword,
    });
  }
  const { fixed } = settings;
  if (!fixed || fixed.identity.kind === 'unknown') return undefined;
  // Accounts of Windows and of pools have no password that ASP.NET could log on with.
  if (fixed.hasPassword && fixed.identity.kind === 'configured') return undefined;
  return failure('500', `no password for ${fixed.userName} in <identity>: normally an ASP.NET configuration error`, {
    section: IDENTITY_SECTION,
    at: fixed.at,
    certain: false,
  });
}
