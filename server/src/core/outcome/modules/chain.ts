import type { HandlerEntry } from '../../identity/handlers/handler-list';
import { HANDLERS_SECTION } from '../../identity/handlers/handler-list';
import type { Request } from '../base/request';
import { type FailEntry, fail } from '../base/stage';

/** The module of a handler's chain that gets the request, or why none does (O91, O92). */
export type Chain =
  | { readonly kind: 'serves'; readonly module: string }
  | { readonly kind: 'broken'; readonly entry: FailEntry };

/** A missing member of a chain is passed over as long as one remains. */
export function chainOf(entry: HandlerEntry, request: Request): Chain | undefined {
  if (entry.type !== '' || entry.modules.length === 0) return undefined;
  const present = entry.modules.find(module => request.has(module) !== false);
  if (present !== undefined) return { kind: 'serves', module: present };
  const name = entry.moduleNames[0] ?? '';
  if (entry.modules.includes('protocolsupportmodule'))
    return {
      kind: 'broken',
      entry: fail('module', 'O86', '405.0', `${name} is not there, so nobody takes ${request.verb}.`, {
        at: entry.at,
        section: HANDLERS_SECTION,
        alternatives: ['405'],
        afterAuthentication: true,
      }),
    };
  return {
    kind: 'broken',
    entry: fail(
      'module',
      'O92',
      '500.21',
      `Handler ${entry.name} has the bad module "${name}" in its list: it is not installed or not switched on.`,
      { at: entry.at, hresult: '0x8007000d', section: HANDLERS_SECTION, afterAuthentication: true },
    ),
  };
}
