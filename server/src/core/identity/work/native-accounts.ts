import { booleanOf, originOf } from '../../config/base/value';
import { attributeOf, elementOf } from '../../config/values/effective-values';
import { type Identity, unknown } from '../../windows/account';
import { type Failure, failure } from '../base/failure';
import { undecidedBy } from '../base/undecided';
import { handlerList } from '../handlers/handler-list';
import { poolMode } from '../handlers/pool-mode';
import { selectHandler } from '../handlers/select-handler';
import { parseUrl } from '../handlers/url';
import type { Scene } from '../scene';
import { phpIdentity } from './php';

/**
 * A native handler that impersonates: the request token, but the process before a handler is mapped (R32) and on
 * threads of its own (R40, isapi).
 */
export function impersonating(scene: Scene): Identity {
  return earlyOrDetached(scene) ?? scene.token();
}

/** The process identity where the stage leaves no request token on the thread. */
function earlyOrDetached(scene: Scene): Identity | undefined {
  const { stage } = scene.query;
  if (stage === undefined) return undefined;
  if (stage === 'BeginRequest')
    scene.trail.step('file', 'R32', 'Before a handler is mapped, native modules run as the worker process.');
  else scene.trail.step('file', 'R40', 'Outside the thread of a request, native code runs as the worker process.');
  return scene.process.identity;
}

/** `runOnEndAnonymously` (R40): Session_OnEnd and Application_OnEnd have no request of their own. */
export function aspOnEnd(scene: Scene): Identity {
  const { place, trail, anonymous } = scene;
  const value = attributeOf(place.section('system.webServer/asp'), 'runOnEndAnonymously');
  if (value.kind === 'unknown') return undecidedBy(trail, 'file', 'R40', value);
  if (booleanOf(value) === false) {
    trail.step(
      'file',
      'R40',
      'runOnEndAnonymously is off, and nobody documents who runs the OnEnd scripts then.',
      originOf(value),
    );
    return unknown('what ASP does with runOnEndAnonymously="false" (the process identity is expected)');
  }
  trail.step('file', 'R40', 'The OnEnd scripts of ASP run as the anonymous user.', originOf(value));
  if (anonymous.enabled === false)
    return unknown('what ASP takes for the anonymous user while anonymous authentication is off');
  return anonymous.doubt === undefined ? anonymous.identity : unknown(anonymous.doubt);
}

/** `createProcessAsUser` (R40): the child process gets the request token, or that of the worker. */
export function cgi(scene: Scene): Identity {
  const { place, trail, process } = scene;
  const early = earlyOrDetached(scene);
  if (early) return early;
  const value = attributeOf(place.section('system.webServer/cgi'), 'createProcessAsUser');
  if (value.kind === 'unknown') return undecidedBy(trail, 'file', 'R40', value);
  if (booleanOf(value) === false) {
    trail.step('file', 'R40', 'createProcessAsUser="false": CGI programs run as the worker process.', originOf(value));
    return process.identity;
  }
  trail.step('file', 'R40', 'CGI programs are started with the token of the request.', originOf(value));
  if (process.identity.kind === 'configured') {
    trail.note(
      `403.19 unless ${process.identity.userName} holds "Replace a process level token" and "Adjust memory quotas for a process".`,
    );
  }
  return scene.token();
}

/** Verbs that WebDAV leaves to other handlers, or answers to everybody. */
const OPEN_VERBS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** R40: most verbs refuse an anonymous client, whatever the access lists say. */
export function webDavRefusal(scene: Scene): Failure | undefined {
  const { place, query, user, trail } = scene;
  if (user.source !== 'anonymous' || query.stage !== undefined) return undefined;
  const verb = (query.verb ?? 'PUT').toUpperCase();
  if (OPEN_VERBS.has(verb)) return undefined;
  if (verb === 'PROPFIND') {
    const properties = elementOf(place.section('system.webServer/webdav/authoring'), 'properties');
    const allowed = attributeOf(properties, 'allowAnonymousPropfind');
    if (allowed.kind === 'unknown' || booleanOf(allowed) === true) {
      trail.step('request', 'R40', 'WebDAV answers PROPFIND to anonymous clients here.', originOf(allowed));
      return undefined;
    }
  }
  trail.step('error', 'R40', `WebDAV refuses ${verb} of an anonymous client.`);
  return failure('401', `WebDAV does not take ${verb} from an anonymous client`, {
    section: 'system.webServer/webdav/authoring',
  });
}

/** R40: nobody tells how a module of another maker opens files; before a handler is mapped modules run as the process. */
export function foreignModule(scene: Scene): Identity {
  const early = earlyOrDetached(scene);
  if (early) return early;
  const { place, query, process, trail } = scene;
  const url = parseUrl(query.url ?? place.path);
  const selection = selectHandler(
    handlerList(place),
    url,
    (query.verb ?? 'GET').toUpperCase(),
    poolMode(place, process),
  );
  const entry = selection.kind === 'entry' ? selection.entry : undefined;
  const [name] = entry?.moduleNames ?? [];
  const what = name === undefined ? 'the module that serves the request' : `the module ${name}`;
  trail.step('file', 'R40', `Served by ${what}: with which account it works is not known.`, entry?.at);
  return unknown(`${what}, of which WhoIIS does not know with which account it works`);
}

export function phpScripts(scene: Scene): Identity {
  return earlyOrDetached(scene) ?? phpIdentity(scene);
}
