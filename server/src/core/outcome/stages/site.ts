import { booleanText } from '../../config/base/value';
import type { Binding, Site, Topology } from '../../config/files/topology';
import { isExpress } from '../../identity/base/express';
import { servesHttp, siteElements, siteValue } from '../../identity/base/site-setting';
import { isTemplated } from '../../text/template-tokens';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

const SITES = 'system.applicationHost/sites';

/** Whether a request reaches the site at all (O10 to O14, O19). */
export function siteStage(request: Request): readonly StageEntry[] {
  const { place } = request;
  const { site, topology } = place;
  if (!place.hostFile || !topology) return [unknownStage('site', 'R75', 'applicationHost.config, which is not loaded')];
  if (!site)
    return [
      fail('site', 'R9', null, 'The site is not defined in applicationHost.config.', {
        certain: false,
        section: SITES,
      }),
    ];
  const lacksRoot = request.isWholeHost && site.applications.every(({ path }) => path !== '/' && !isTemplated(path));
  if (!place.application || lacksRoot)
    return [
      fail('site', 'O14', null, `Site ${site.name} has no root application, so WAS ignores it.`, {
        at: site.at,
        certain: false,
        alternatives: ['503'],
        section: SITES,
      }),
    ];
  if (place.application.virtualDirectories.every(directory => directory.path !== '/'))
    return [
      fail('site', 'O14', '500.19', `Application ${place.application.path} has no virtual directory for its root.`, {
        at: place.application.at,
        certain: false,
        alternatives: ['503'],
        section: SITES,
      }),
    ];
  return [bindingStage(request, site) ?? startStage(request, site, topology) ?? protocolStage(request, site)];
}

/** `address:port:host`; the address may be an IPv6 one in brackets. */
const INFORMATION = /^(?<address>\[[^\]]*\]|[^:]*):(?<port>\d+):(?<host>.*)$/;

function isUsable({ information }: Binding): boolean {
  const port = Number(INFORMATION.exec(information.trim())?.groups?.port);
  return port >= 1 && port <= 65535;
}

/** O11: without a binding of the protocol nothing reaches the site. */
function bindingStage(request: Request, site: Site): StageEntry | undefined {
  const { place } = request;
  const isFtp = request.scene.query.handlerKind === 'ftp';
  const lists = siteElements(place, 'bindings');
  // An excerpt may leave bindings out; the list of a whole file is complete.
  const isFtpAlone = !isFtp && site.bindings.length > 0 && !servesHttp(place);
  if (
    lists.length === 0 ||
    !(request.isWholeHost || isFtpAlone) ||
    (site.bindings.length === 0 && lists.some(list => list.firstChild !== undefined))
  )
    return undefined;
  const protocols: readonly string[] = isFtp ? ['ftp', 'ftps'] : ['http', 'https'];
  const own = site.bindings.filter(binding => protocols.includes(binding.protocol.trim().toLowerCase()));
  const name = isFtp ? 'FTP' : 'HTTP';
  const at = site.bindings[0]?.at ?? site.at;
  // WCF also listens on protocols of its own.
  if (
    own.length === 0 &&
    request.scene.query.handlerKind === 'wcf' &&
    site.bindings.some(({ protocol }) => /^net\./i.test(protocol))
  )
    return undefined;
  if (own.length === 0)
    return fail(
      'site',
      'O11',
      null,
      `Site ${site.name} has no binding for ${name}, so no ${name} request reaches it.`,
      {
        at,
        section: SITES,
      },
    );
  if (own.some(isUsable)) return undefined;
  return fail('site', 'O11', null, `No binding of site ${site.name} has the form address:port:host.`, {
    at: own[0]?.at ?? at,
    section: SITES,
  });
}

/** O10, O12: a site that is not started with the service, or whose address another one takes. */
function startStage(request: Request, site: Site, topology: Topology): StageEntry | undefined {
  const { place } = request;
  if (isExpress(place)) return undefined;
  const path = request.scene.query.handlerKind === 'ftp' ? 'ftpServer' : '';
  const auto = siteValue(place, path, 'serverAutoStart');
  if (booleanText(auto?.text) === false)
    return fail('site', 'O10', null, `Site ${site.name} is not started with the service (serverAutoStart="false").`, {
      at: auto?.at,
      certain: false,
      alternatives: ['404', '400', '503'],
      section: SITES,
    });
  const rival = rivalOf(site, topology);
  if (!rival) return undefined;
  return fail(
    'site',
    'O12',
    null,
    `Sites ${site.name} and ${rival.site.name} have the same binding; only one of them can be started.`,
    { at: rival.binding.at, certain: false, section: SITES },
  );
}

/** O14: an application that does not take part in HTTP. */
function protocolStage(request: Request, site: Site): StageEntry {
  const { application } = request.place;
  const written = application?.written('enabledProtocols');
  const isFtp = request.scene.query.handlerKind === 'ftp';
  if (written && !isFtp) {
    const names = written.value.toLowerCase().split(',');
    if (!names.some(name => name.trim() === 'http' || name.trim() === 'https'))
      return fail('site', 'O14', null, `enabledProtocols of application ${application?.path} does not name http.`, {
        at: request.place.hostFile?.at(written.valueSpan),
        certain: false,
        section: SITES,
      });
  }
  return pass('site', 'O11', `The request reaches site ${site.name}.`, site.at);
}

interface Rival {
  readonly site: Site;
  readonly binding: Binding;
}

/** `*` and the empty address are the same: all of the machine. */
function spellings(information: string): readonly string[] {
  if (information.startsWith('*:')) return [information, information.slice(1)];
  return information.startsWith(':') ? [information, `*${information}`] : [information];
}

/** Another started site with one of the site's addresses. */
function rivalOf(site: Site, topology: Topology): Rival | undefined {
  for (const { protocol, information } of site.bindings) {
    if (!/^https?$/i.test(protocol)) continue;
    for (const address of spellings(information)) {
      const key = `${protocol} ${address}`.toLowerCase();
      for (const other of topology.sitesBoundTo(key)) {
        const isSame = other.element.row === site.element.row;
        if (isSame || booleanText(other.element.value('serverAutoStart')) === false) continue;
        const binding = other.bindings.find(each => `${each.protocol} ${each.information}`.toLowerCase() === key);
        if (binding) return { site: other, binding };
      }
    }
  }
  return undefined;
}
