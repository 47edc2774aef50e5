import { ABSENT, originOf, textOf } from '../../config/base/value';
import { attributeOf } from '../../config/values/effective-values';
import { flagIn } from '../../identity/base/read-values';
import type { RequestUrl } from '../../identity/handlers/url';
import type { Request } from '../base/request';
import { type FailEntry, fail } from '../base/stage';

/**
 * O110, O111: errors of ASP.NET when the application starts. In an Integrated pool with managed code every request of
 * the application gets them; in a Classic one only what aspnet_isapi.dll serves.
 */
export function aspNetStart(request: Request, isManaged: boolean): FailEntry | undefined {
  const { mode, place } = request;
  if (!request.mayRunManaged) return undefined;
  if (mode.pipeline !== 'Integrated' && !isManaged) return undefined;
  const tooNew = frameworkFour(request);
  if (tooNew) {
    const { section, value, version } = tooNew;
    return fail(
      'pipeline',
      'O111',
      '500',
      `The pool runs the .NET Framework 2.0, which does not know targetFramework="${version}".`,
      { at: originOf(value), section, alternatives: ['500.0', '500.19'] },
    );
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

/** Where an application for the .NET Framework 4 says so, in a pool that loads version 2.0 (O111). */
export function frameworkFour({ mode, place }: Request) {
  if (mode.runtime?.toLowerCase() !== 'v2.0') return undefined;
  const runtime = place.applicationSection('system.web/httpRuntime');
  const written = [
    ['system.web/compilation', attributeOf(place.applicationSection('system.web/compilation'), 'targetFramework')],
    // Newer than the schema file of IIS, which is where our data of this section comes from.
    ['system.web/httpRuntime', runtime.attributes.get('targetFramework') ?? ABSENT],
  ] as const;
  for (const [section, value] of written) {
    const version = value.kind === 'set' ? textOf(value) : undefined;
    if (version !== undefined && /^4(\.|$)/.test(version)) return { section, value, version };
  }
  return undefined;
}

/** Characters that ASP.NET 4 refuses in a path, where `requestPathInvalidCharacters` names no others. */
const INVALID_CHARACTERS = '<,>,*,%,&,:,\\,?';

/** O111: URLs that ASP.NET 4 refuses before any code of the application sees them. */
export function aspNetUrl(request: Request, { path, query }: RequestUrl): FailEntry | undefined {
  if (!request.mode.runtime?.toLowerCase().startsWith('v4')) return undefined;
  const section = request.place.section('system.web/httpRuntime');
  if (section.unknown !== undefined) return undefined;
  const refuse = (text: string, name: string) =>
    fail('module', 'O111', '400', text, {
      at: originOf(section.attributes.get(name) ?? ABSENT),
      section: 'system.web/httpRuntime',
      afterAuthentication: true,
    });
  const written = textOf(section.attributes.get('requestPathInvalidCharacters') ?? ABSENT) ?? INVALID_CHARACTERS;
  const invalid = written.split(',').find(character => character !== '' && path.includes(character));
  if (invalid !== undefined)
    return refuse(`ASP.NET refuses the character "${invalid}" in a path.`, 'requestPathInvalidCharacters');
  const over = (name: string, usual: number, length: number) =>
    length > Number(textOf(section.attributes.get(name) ?? ABSENT) ?? usual);
  if (over('maxUrlLength', 260, path.length))
    return refuse('The path is longer than maxUrlLength allows.', 'maxUrlLength');
  if (over('maxQueryStringLength', 2048, query.length))
    return refuse('The query string is longer than maxQueryStringLength allows.', 'maxQueryStringLength');
  return undefined;
}
