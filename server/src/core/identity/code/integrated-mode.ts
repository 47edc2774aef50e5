import { booleanOf, type Origin, originOf } from '../../config/base/value';
import type { Place } from '../../config/place';
import { attributeOf } from '../../config/values/effective-values';
import type { SectionPath } from '../../schema/section-path';
import { type Failure, failure } from '../base/failure';
import { lacksModule } from '../base/modules';
import type { Trail } from '../base/step';
import { poolMode } from '../handlers/pool-mode';
import type { WorkerProcess } from '../process/pool';
import { IDENTITY_SECTION, type ImpersonationSettings, impersonationSettings } from './identity-section';

const VALIDATION_SECTION = 'system.webServer/validation';

/**
 * What the native check of Integrated mode refuses (R45): settings of ASP.NET that only Classic mode honours. It runs
 * for every request of the application, whatever its handler, unless `validateIntegratedModeConfiguration` is off.
 */
export function integratedModeFailure(place: Place, process: WorkerProcess, trail: Trail): Failure | undefined {
  const settings = impersonationSettings(place, 'request');
  const found = violation(place, settings);
  if (!found) {
    if (settings.turnedOff) trail.step('error', 'R42', 'Impersonation is switched off again here.', settings.turnedOff);
    return undefined;
  }
  if (process.pipeline === 'Classic') {
    trail.step(
      'error',
      'R45',
      'A Classic pool is not checked for settings that Integrated mode refuses.',
      process.pipelineAt,
    );
    return undefined;
  }
  const validation = attributeOf(place.section(VALIDATION_SECTION), 'validateIntegratedModeConfiguration');
  if (validation.kind === 'unknown' || booleanOf(validation) === false) {
    const text = 'validateIntegratedModeConfiguration switches the check of Integrated mode off.';
    trail.step('error', 'R45', text, originOf(validation));
    return undefined;
  }
  // The check is the work of a native module; a server without it does not check.
  if (lacksModule(place, 'ConfigurationValidationModule')) return undefined;
  trail.step('error', 'R45', `${found.text}: every request fails with ${found.status}.`, found.at);
  const { runtime, runtimeAt } = poolMode(place, process);
  if (runtime === '')
    trail.step('error', 'R45', 'Whether a pool without managed code is checked as well is not documented.', runtimeAt);
  // Without the pool nobody can say whether the check takes place at all, nor does a source tell for one without managed
  // code (O58).
  const certain = process.pipeline === 'Integrated' && runtime !== '';
  return failure(found.status, found.reason, { section: found.section, at: found.at, certain });
}

interface Violation {
  readonly status: string;
  readonly section: string;
  readonly text: string;
  readonly reason: string;
  readonly at: Origin;
}

function violation(place: Place, settings: ImpersonationSettings): Violation | undefined {
  if (settings.encrypted) {
    return {
      status: '500.19',
      section: IDENTITY_SECTION,
      text: 'In Integrated mode IIS reads <identity> itself and cannot decrypt it',
      reason: 'Configuration section encryption is not supported',
      at: settings.encrypted,
    };
  }
  const modules = addedEntry(place, 'system.web/httpModules');
  if (modules) return unsuitable('500.22', 'system.web/httpModules', 'an entry of httpModules', modules);
  const handlers = addedEntry(place, 'system.web/httpHandlers');
  if (handlers) return unsuitable('500.23', 'system.web/httpHandlers', 'an entry of httpHandlers', handlers);
  if (settings.impersonate === true && settings.at)
    return unsuitable('500.24', IDENTITY_SECTION, 'ASP.NET impersonation', settings.at);
  return undefined;
}

function unsuitable(status: string, section: SectionPath, what: string, at: Origin): Violation {
  const reason = `${what} does not apply in Integrated mode, and validateIntegratedModeConfiguration is on`;
  return { status, section, text: `${what.charAt(0).toUpperCase()}${what.slice(1)} in an Integrated pool`, reason, at };
}

/**
 * An entry that a web.config adds and none takes away again; those of the framework's own files are not objected to. A
 * list that cannot be read as a whole is taken as it is written.
 */
function addedEntry(place: Place, path: SectionPath): Origin | undefined {
  const { uses, collection } = place.section(path);
  const own = uses.filter(use => use.opaque === undefined && use.file.role === 'web');
  const files = new Set(own.map(use => use.contentFile.uri));
  return collection?.find(entry => files.has(entry.at.file))?.at;
}
