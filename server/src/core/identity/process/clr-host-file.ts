import { booleanText } from '../../config/base/value';
import type { Place } from '../../config/place';
import { expandVariables } from '../../windows/windows-path';
import { parseXml } from '../../xml/tree';
import type { Trail } from '../base/step';
import { poolMode } from '../handlers/pool-mode';
import type { WorkerProcess } from './pool';

/**
 * Whether the impersonated identity flows to background threads (R46). Only the CLR host file says so: the file named
 * by the pool's `CLRConfigFile`, else the framework's Aspnet.config, which is stock (legacy policy on, no flow) unless
 * it is at hand.
 */
export function alwaysFlows(
  place: Place,
  process: WorkerProcess,
  trail: Trail,
): boolean | { readonly unknown: string } {
  const named = process.pool?.attribute('CLRConfigFile');
  if (named?.kind === 'unknown') return { unknown: named.reason };
  if (named?.kind !== 'set' || named.value === '') {
    const files = frameworkHostFiles(place, process);
    return files.map(file => flowsIn(place, file, trail)).find(flows => flows !== undefined) ?? false;
  }
  const path = expandVariables(named.value);
  if (typeof path !== 'string') return { unknown: path.reason };
  trail.step('file', 'R46', `The pool names the CLR host file ${named.value}.`, named.at);
  return flowsIn(place, path, trail) ?? { unknown: `the CLR host file ${named.value}` };
}

/** The Aspnet.config of the framework that the worker loads: of its bitness and CLR version. */
function frameworkHostFiles(place: Place, process: WorkerProcess): readonly string[] {
  const { is32Bit, runtime } = poolMode(place, process);
  const version = runtime?.toLowerCase() === 'v2.0' ? 'v2.0.50727' : 'v4.0.30319';
  const folders = is32Bit === undefined ? ['Framework64', 'Framework'] : [is32Bit ? 'Framework' : 'Framework64'];
  return folders.map(folder => `C:\\Windows\\Microsoft.NET\\${folder}\\${version}\\Aspnet.config`);
}

function flowsIn(place: Place, path: string, trail: Trail): boolean | undefined {
  const file = place.sideFile(path);
  if (file.kind !== 'loaded') return undefined;
  const document = parseXml(file.text);
  const runtime = document.root?.child('runtime');
  const always = runtime?.child('alwaysFlowImpersonationPolicy');
  const flows = isOn(always?.value('enabled')) && !isOn(runtime?.child('legacyImpersonationPolicy')?.value('enabled'));
  if (flows && always) {
    trail.step('file', 'R46', 'The CLR host file lets the impersonated identity flow to every thread.', {
      file: file.uri,
      span: always.openTagSpan,
    });
  }
  return flows;
}

function isOn(text: string | undefined): boolean {
  return booleanText(text) === true;
}
