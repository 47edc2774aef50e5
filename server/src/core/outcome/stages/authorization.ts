import { booleanOf, type Origin } from '../../config/base/value';
import { attributeOf, type EffectiveEntry } from '../../config/values/effective-values';
import { MODULES_SECTION, removalOf } from '../../identity/base/modules';
import { flagIn, textIn } from '../../identity/base/read-values';
import { aspNetAuthenticationMode } from '../../identity/visitor/forms';
import type { RequestUser } from '../../identity/visitor/request-user';
import { accountName } from '../../windows/account';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

const IIS_SECTION = 'system.webServer/security/authorization';
const ASPNET_SECTION = 'system.web/authorization';

type Verdict =
  | { readonly kind: 'allowed'; readonly at: Origin | undefined }
  | { readonly kind: 'denied'; readonly at: Origin | undefined }
  | { readonly kind: 'unknown'; readonly at: Origin | undefined; readonly dependsOn: string }
  /** No rule takes part. */
  | { readonly kind: 'none' };

/** Authorization filters, it never changes who acts (R23, O67 to O70). `isManaged`: a managed handler serves. */
export function authorizationStage(request: Request, isManaged: boolean): readonly StageEntry[] {
  const { user } = request.scene;
  if (user.source === 'unknown' || user.source === 'none')
    return [unknownStage('authorization', 'R23', 'who the visitor is')];
  const entries: StageEntry[] = [];
  const native = iisVerdict(request, user);
  const entry = entryOf(request, native, IIS_SECTION, 'An IIS authorization rule', isManaged);
  if (entry) entries.push(entry);
  if (entry?.result !== 'fail' && entry?.result !== 'redirect') {
    const managed = aspNetRulesRun(request, isManaged) ? aspNetVerdict(request, user) : { kind: 'none' as const };
    const second = entryOf(request, managed, ASPNET_SECTION, 'An ASP.NET authorization rule', isManaged);
    if (second) entries.push(second);
  }
  return entries.length > 0 ? entries : [pass('authorization', 'R23', 'No authorization rule refuses the visitor.')];
}

function entryOf(
  request: Request,
  verdict: Verdict,
  section: string,
  who: string,
  isManaged: boolean,
): StageEntry | undefined {
  switch (verdict.kind) {
    case 'none':
      return undefined;
    case 'allowed':
      return pass('authorization', 'R23', `${who} lets the visitor in.`, verdict.at);
    case 'unknown':
      return unknownStage('authorization', 'R23', verdict.dependsOn, undefined, verdict.at);
    case 'denied':
      return refusal(request, section, who, verdict.at, isManaged);
  }
}

function refusal(
  request: Request,
  section: string,
  who: string,
  at: Origin | undefined,
  isManaged: boolean,
): StageEntry {
  const { place, url } = request;
  const forms = aspNetAuthenticationMode(place).mode === 'Forms';
  const text = `${who} refuses ${request.scene.user.source === 'anonymous' ? 'visitors who have not logged on' : 'this visitor'}.`;
  if (forms && formsModuleRuns(request, isManaged) && !/[?&]returnurl=/i.test(`?${url.query}`))
    return {
      stage: 'authorization',
      result: 'redirect',
      rule: 'O70',
      status: '302',
      to: loginUrl(request),
      certain: true,
      text: `${text} Forms authentication sends them to ${loginUrl(request)}.`,
      at,
    };
  const alternatives = [...(section === IIS_SECTION ? ['401'] : ['401.2']), ...(forms ? ['302'] : [])];
  return fail('authorization', 'R23', section === IIS_SECTION ? '401.2' : '401', text, {
    at,
    section,
    alternatives,
    afterAuthentication: true,
  });
}

/** `forms@loginUrl`; the default is that of ASP.NET. */
function loginUrl(request: Request): string {
  const forms = request.place.section('system.web/authentication').elements.get('forms');
  const written = textIn(forms, 'loginUrl');
  return written === undefined || written === '' ? 'login.aspx' : written;
}

/** O70: the module that turns 401 into a redirect is surely in the pipeline of this request. */
export function formsModuleRuns(request: Request, isManaged: boolean): boolean {
  if (!request.mayRunManaged) return false;
  if (request.mode.pipeline === 'Classic') return isManaged && isInClassicList(request, 'FormsAuthentication');
  const entry = request.modules.entries.get('formsauthentication');
  if (!entry || !request.modules.complete || request.mode.pipeline !== 'Integrated') return false;
  return isManaged || runsForAll(request, entry);
}

/** O131, R70: in Classic mode ASP.NET takes its modules from httpModules, whose stock list has all of its own. */
function isInClassicList({ place }: Request, module: string): boolean {
  return removalOf(place, 'system.web/httpModules', module) === undefined;
}

function runsForAll(request: Request, entry: EffectiveEntry): boolean {
  const section = request.place.section('system.webServer/modules');
  if (flagIn(section, 'runAllManagedModulesForAllRequests') === true) return true;
  return !/\bmanagedhandler\b/i.test(textIn(entry, 'preCondition') ?? '');
}

/** O68: without the managed module the rules of ASP.NET take no part. */
function aspNetRulesRun(request: Request, isManaged: boolean): boolean {
  const { url, place } = request;
  if (!urlAuthorizationRuns(request, isManaged)) return false;
  // R23: these are open whatever the rules say.
  if (
    aspNetAuthenticationMode(place).mode === 'Forms' &&
    (isLoginPage(request) || url.last.toLowerCase() === 'webresource.axd')
  )
    return false;
  return !isWcfAlone(request);
}

function urlAuthorizationRuns(request: Request, isManaged: boolean): boolean {
  const { modules, mode, place } = request;
  if (mode.pipeline === 'Classic')
    return mode.runtime !== '' && isManaged && isInClassicList(request, 'UrlAuthorization');
  if (!request.mayRunManaged && modules.complete) return false;
  const entry = modules.entries.get('urlauthorization');
  // An excerpt may take away an entry that it does not show.
  if ((modules.complete && !entry) || removalOf(place, MODULES_SECTION, 'UrlAuthorization')) return false;
  return isManaged || (entry !== undefined && mode.pipeline === 'Integrated' && runsForAll(request, entry));
}

function isLoginPage(request: Request): boolean {
  const [login = ''] = loginUrl(request).split('?');
  const root = request.place.application?.path ?? '/';
  const base = root === '/' ? '' : root;
  const path = login.startsWith('~/') ? `${base}${login.slice(1)}` : login.startsWith('/') ? login : `${base}/${login}`;
  return path.toLowerCase() === request.url.path.toLowerCase();
}

/** R23: services of WCF without ASP.NET compatibility pass by the rules of ASP.NET. */
function isWcfAlone(request: Request): boolean {
  if (request.scene.query.handlerKind !== 'wcf' && request.url.extension !== '.svc') return false;
  const hosting = request.place.section('system.serviceModel/serviceHostingEnvironment');
  if (hosting.unknown !== undefined) return false;
  return booleanOf(attributeOf(hosting, 'aspNetCompatibilityEnabled')) !== true;
}

/** Deny rules come first; without a matching rule access is refused. */
function iisVerdict(request: Request, user: RequestUser): Verdict {
  const section = request.place.section(IIS_SECTION);
  if (section.unknown !== undefined) return { kind: 'unknown', dependsOn: section.unknown, at: undefined };
  const rules = section.collection ?? [];
  if (section.uses.length === 0 || request.has('UrlAuthorizationModule') === false) return { kind: 'none' };
  const bypass = flagIn(section, 'bypassLoginPages') !== false;
  if (bypass && aspNetAuthenticationMode(request.place).mode === 'Forms' && isLoginPage(request))
    return { kind: 'none' };
  let unsure: Origin | undefined;
  for (const type of ['deny', 'allow'] as const) {
    for (const rule of rules) {
      if (accessType(rule) !== type) continue;
      const match = matches(rule, user, request.verb);
      if (match === 'unknown') unsure ??= rule.at;
      else if (match) {
        if (unsure) return unknownVerdict(unsure);
        return { kind: type === 'deny' ? 'denied' : 'allowed', at: rule.at };
      }
    }
  }
  if (unsure) return unknownVerdict(unsure);
  // The stock rule of applicationHost.config allows everybody; an excerpt leaves it out.
  const complete = section.uses.some(
    use =>
      (use.file.role === 'applicationHost' && rules.length > 0) ||
      use.content.child('clear') ||
      use.content.child('remove'),
  );
  return complete ? { kind: 'denied', at: section.written.at(-1) } : { kind: 'none' };
}

function unknownVerdict(at: Origin): Verdict {
  return { kind: 'unknown', dependsOn: 'which users and roles the visitor is', at };
}

function accessType(rule: EffectiveEntry): 'allow' | 'deny' {
  return textIn(rule, 'accessType')?.toLowerCase() === 'deny' ? 'deny' : 'allow';
}

/** The first matching rule decides, those of the innermost level first. The stock rule allows everybody. */
function aspNetVerdict(request: Request, user: RequestUser): Verdict {
  const section = request.place.section(ASPNET_SECTION);
  if (section.unknown !== undefined) return { kind: 'unknown', dependsOn: section.unknown, at: undefined };
  for (const rule of section.collection ?? []) {
    const match = matches(rule, user, request.verb);
    if (match === 'unknown') return unknownVerdict(rule.at);
    if (match) return { kind: rule.name.toLowerCase() === 'deny' ? 'denied' : 'allowed', at: rule.at };
  }
  return { kind: 'none' };
}

function matches(rule: EffectiveEntry, user: RequestUser, verb: string): boolean | 'unknown' {
  const verbs = list(textIn(rule, 'verbs'));
  if (verbs.length > 0 && !verbs.some(name => name.toUpperCase() === verb)) return false;
  const anonymous = user.source === 'anonymous';
  let match: boolean | 'unknown' = false;
  for (const name of list(textIn(rule, 'users'))) {
    if (name === '*' || (name === '?' && anonymous)) return true;
    if (name === '?' || anonymous) continue;
    if (user.identity.kind === 'authenticated' && user.identity.account !== undefined) {
      if (name.toLowerCase() === accountName(user.identity)?.toLowerCase()) return true;
    } else match = 'unknown';
  }
  // Which roles a user has is not configuration; an anonymous visitor has none that a rule would name.
  if (!anonymous && list(textIn(rule, 'roles')).length > 0) match = 'unknown';
  return match;
}

function list(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}
