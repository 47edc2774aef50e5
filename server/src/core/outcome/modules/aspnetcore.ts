import { originOf, textOf } from '../../config/base/value';
import type { Hierarchy } from '../../config/files/hierarchy';
import type { Application, Topology } from '../../config/files/topology';
import { placeAt } from '../../config/make-place';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import { textIn } from '../../identity/base/read-values';
import type { HandlerEntry } from '../../identity/handlers/handler-list';
import type { Request } from '../base/request';
import { fail, pass, type StageEntry, unknownStage } from '../base/stage';

const SECTION = 'system.webServer/aspNetCore';

export type HostingModel = 'inprocess' | 'outofprocess' | 'invalid';

/** What the ASP.NET Core Module needs before it starts the application (O112 to O115). */
export function aspNetCore(request: Request, entry: HandlerEntry): readonly StageEntry[] {
  const { place } = request;
  const isV2 = entry.modules.includes('aspnetcoremodulev2');
  const section = place.applicationSection(SECTION);
  if (section.unknown !== undefined) return [unknownStage('module', 'O112', section.unknown)];
  const details = { section: SECTION, afterAuthentication: true };
  const processPath = (textIn(section, 'processPath') ?? '').trim();
  const at = originOf(attributeOf(section, 'processPath')) ?? section.written.at(-1) ?? entry.at;
  if (processPath === '') {
    if (place.unread().length > 0) return [unknownStage('module', 'O112', 'web.config files that are not loaded')];
    const text = `The module reads aspNetCore at application ${place.application?.path ?? '/'}, where no processPath is set.`;
    return [fail('module', 'O112', isV2 ? '500.0' : '502.5', text, { ...details, at })];
  }
  if (!isV2) return [pass('module', 'O112', `The ASP.NET Core Module starts ${processPath}.`, at)];
  const model = hostingModel(textIn(section, 'hostingModel'));
  const modelAt = originOf(attributeOf(section, 'hostingModel')) ?? at;
  if (model === 'invalid')
    return [
      fail(
        'module',
        'O113',
        '500.0',
        `hostingModel="${textIn(section, 'hostingModel')}" is not one that the module knows.`,
        { ...details, at: modelAt },
      ),
    ];
  if (model === 'inprocess') {
    const broken = startFault(processPath, textIn(section, 'arguments') ?? '');
    if (broken) return [fail('module', 'O115', '500.0', broken, { ...details, at })];
  }
  const clash = poolClash(place, model);
  if (clash) return [fail('module', 'O114', clash.status, clash.text, { ...details, at: modelAt, certain: false })];
  return [pass('module', 'O112', `The ASP.NET Core Module starts ${processPath}.`, at)];
}

/** O113: anything absent means out of process. */
export function hostingModel(text: string | undefined): HostingModel {
  const name = (text ?? '').trim().toLowerCase();
  if (name === '' || name === 'outofprocess') return 'outofprocess';
  return name === 'inprocess' ? 'inprocess' : 'invalid';
}

/** O115: what the module refuses before it looks at the disk. */
function startFault(processPath: string, args: string): string | undefined {
  const name = processPath.slice(Math.max(processPath.lastIndexOf('\\'), processPath.lastIndexOf('/')) + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot).toLowerCase();
  // A token of a template, or a name with dots in it, tells nothing.
  if (extension !== '' && extension !== '.exe' && /^\.(dll|bat|cmd|com|ps1)$/.test(extension))
    return `In process the module starts a program or dotnet, not ${name}.`;
  if (/^dotnet(\.exe)?$/i.test(name) && args.trim() === '')
    return 'dotnet is started without arguments, so it runs no application.';
  return undefined;
}

/** Why an application cannot share its worker process. */
export interface Clash {
  readonly status: string;
  readonly text: string;
  readonly mate: Application;
}

/** O114: one worker process holds one in-process application and nothing else of ASP.NET Core. */
export function poolClash(place: Place, own: HostingModel): Clash | undefined {
  const { topology, application } = place;
  if (!topology || !application) return undefined;
  const mates = matesOf(topology, application, place.facts.host === 'iisexpress');
  let inProcess: Application | undefined;
  let outOfProcess: Application | undefined;
  for (const mate of mates) {
    const model = modelOf(place.node.hierarchy, mate);
    if (model === 'inprocess') inProcess ??= mate;
    else if (model === 'outofprocess') outOfProcess ??= mate;
  }
  if (own === 'inprocess' && inProcess !== undefined)
    return {
      status: '500.35',
      text: `${nameOf(inProcess)} is in process in the same worker, which holds one such application; the second one fails.`,
      mate: inProcess,
    };
  const other = own === 'inprocess' ? outOfProcess : inProcess;
  if (other === undefined) return undefined;
  return {
    status: '500.34',
    text: `${nameOf(other)} is in the same worker with the other hosting model; the second one fails.`,
    mate: other,
  };
}

/** In words: `Site Shop`, `Shop/blog`. */
export function nameOf({ site, path }: Application): string {
  return path === '/' ? `Site ${site.name}` : `${site.name}${path}`;
}

/** Other applications of the same worker process; IIS Express has one for all sites. */
function matesOf(topology: Topology, application: Application, isExpress: boolean): readonly Application[] {
  const key = poolKey(application);
  const sites = isExpress ? topology.sites : topology.sitesIn(key);
  return sites
    .flatMap(site => site.applications)
    .filter(each => (isExpress || poolKey(each) === key) && each.element.row !== application.element.row);
}

function poolKey(application: Application): string {
  return (textOf(application.applicationPool) ?? '').toLowerCase();
}

const models = new WeakMap<Hierarchy, Map<string, HostingModel | undefined>>();

/** The hosting model of an application that has one, looked up once a hierarchy. */
function modelOf(hierarchy: Hierarchy, application: Application): HostingModel | undefined {
  let known = models.get(hierarchy);
  if (!known) {
    known = new Map();
    models.set(hierarchy, known);
  }
  const key = `${application.site.name}${application.path}`.toLowerCase();
  if (known.has(key)) return known.get(key);
  const place = placeAt(hierarchy, application.site.name, application.path);
  const section = place.section(SECTION);
  const isUsed = (place.section('system.webServer/handlers').collection ?? []).some(entry =>
    (textIn(entry, 'modules') ?? '').toLowerCase().includes('aspnetcoremodulev2'),
  );
  const model =
    isUsed && (textIn(section, 'processPath') ?? '') !== '' ? hostingModel(textIn(section, 'hostingModel')) : undefined;
  known.set(key, model);
  return model;
}
