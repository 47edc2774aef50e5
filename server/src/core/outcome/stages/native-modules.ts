import type { Origin } from '../../config/base/value';
import { isForPool } from '../../identity/base/module-lists';
import { listOf, textIn } from '../../identity/base/read-values';
import { preConditionsHold } from '../../identity/handlers/pool-mode';
import type { Request } from '../base/request';
import { type FailEntry, fail } from '../base/stage';

/** O35: a DLL whose path tells that the worker cannot load it. Whether a twin lies there no file can show. */
export function wrongDll(request: Request): FailEntry | undefined {
  const { is32Bit } = request.mode;
  if (is32Bit === undefined) return undefined;
  for (const [name, entry] of request.globalModules.entries) {
    if (listOf(textIn(entry, 'preCondition')).some(condition => condition.startsWith('bitness'))) continue;
    if (!isForPool(request.place, entry)) continue;
    const bits = bitsOf(textIn(entry, 'image') ?? '');
    if (bits === undefined || (bits === 32) === is32Bit) continue;
    const text = `Module ${textIn(entry, 'name') ?? name} has a ${bits}-bit DLL, and the pool is ${is32Bit ? 32 : 64}-bit: without a twin of the other kind no worker process starts.`;
    return fail('pool', 'O35', '503', text, {
      at: entry.at,
      certain: false,
      section: 'system.webServer/globalModules',
      alternatives: ['500.19'],
    });
  }
  return undefined;
}

/** `%windir%\System32` leads 32-bit workers to SysWOW64 and `%ProgramFiles%` to their own folder: these tell nothing. */
function bitsOf(image: string): 32 | 64 | undefined {
  if (/[\\/](x64|amd64|framework64)[\\/]/i.test(image)) return 64;
  return /[\\/](x86|syswow64)[\\/]|\(x86\)/i.test(image) ? 32 : undefined;
}

/** O93: `modules` switches a native module on that the server never loads: the application cannot be set up. */
export function neverLoaded(request: Request): FailEntry | undefined {
  const { modules, globalModules, mode } = request;
  if (!globalModules.complete) return undefined;
  for (const [name, entry] of modules.entries) {
    if ((textIn(entry, 'type') ?? '').trim() !== '' || globalModules.entries.has(name)) continue;
    if (preConditionsHold(listOf(textIn(entry, 'preCondition')), mode) === false) continue;
    return unloaded(textIn(entry, 'name') ?? name, entry.at);
  }
  return undefined;
}

function unloaded(name: string, at: Origin): FailEntry {
  return fail('configuration', 'O93', '500.21', `Module ${name} is switched on and not in globalModules.`, {
    at,
    certain: false,
    section: 'system.webServer/modules',
    alternatives: ['500.19', '500.0'],
  });
}
