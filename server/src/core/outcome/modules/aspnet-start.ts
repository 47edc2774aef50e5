import { ABSENT, originOf, textOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { flagIn } from '../../identity/base/read-values';
import type { Request } from '../base/request';
import { type FailEntry, fail } from '../base/stage';

/**
 * O110, O111: errors of ASP.NET when the application starts. In an Integrated pool with managed code every request of
 * the application gets them; in a Classic one only what aspnet_isapi.dll serves.
 */
export function aspNetStart(request: Request, isManaged: boolean): FailEntry | undefined {
  const { mode, place } = request;
  if (mode.runtime === '') return undefined;
  if (mode.pipeline !== 'Integrated' && !isManaged) return undefined;
  if (mode.runtime?.toLowerCase() === 'v2.0') {
    const runtime = place.applicationSection('system.web/httpRuntime');
    const written = [
      ['system.web/compilation', attributeOf(place.applicationSection('system.web/compilation'), 'targetFramework')],
      // Newer than the schema file of IIS, which is where our data of this section comes from.
      ['system.web/httpRuntime', runtime.attributes.get('targetFramework') ?? ABSENT],
    ] as const;
    for (const [section, value] of written) {
      if (value.kind !== 'set' || !/^4(\.|$)/.test(textOf(value) ?? '')) continue;
      return fail(
        'pipeline',
        'O111',
        '500',
        `The pool runs the .NET Framework 2.0, which does not know targetFramework="${textOf(value)}".`,
        { at: originOf(value), section, alternatives: ['500.0', '500.19'] },
      );
    }
  }
  const runtime = place.applicationSection('system.web/httpRuntime');
  if (flagIn(runtime, 'enable') === false && isManaged)
    return fail('module', 'O111', '404', 'httpRuntime is switched off, so ASP.NET serves nothing.', {
      at: originOf(attributeOf(runtime, 'enable')),
      section: 'system.web/httpRuntime',
      afterAuthentication: true,
    });
  return undefined;
}
