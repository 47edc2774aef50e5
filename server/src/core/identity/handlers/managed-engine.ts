import type { Place } from '../../config/place';
import { moduleLists } from '../base/module-lists';
import { listOf, textIn } from '../base/read-values';
import { type PoolMode, preConditionsHold } from './pool-mode';

/**
 * False where managed code surely does not run: the pool says so, or the server has no engine of its version and bitness
 * (O83, O94), as where ASP.NET is not installed. In Classic mode aspnet_isapi.dll brings the runtime along.
 */
export function mayRunManaged(place: Place, mode: PoolMode): boolean {
  if (mode.runtime === '') return false;
  if (mode.pipeline !== 'Integrated') return true;
  const { entries, complete } = moduleLists(place).global;
  if (!complete) return true;
  for (const [name, engine] of entries)
    if (name.startsWith('managedengine') && preConditionsHold(listOf(textIn(engine, 'preCondition')), mode) !== false)
      return true;
  return false;
}
