import { memo } from '../../base/memo';
import { booleanOf, type Origin, originOf, textOf } from '../../config/base/value';
import type { ConfigNode } from '../../config/files/hierarchy';
import type { Place } from '../../config/place';
import { Trail } from '../base/step';
import { type PipelineMode, type WorkerProcess, workerProcess } from '../process/pool';

/** What the application pool decides about handlers and modules. */
export interface PoolMode {
  readonly pipeline: PipelineMode | undefined;
  /** `v4.0`, `v2.0`, `''` for no managed code; undefined where nobody writes it or the pool is not known. */
  readonly runtime: string | undefined;
  readonly runtimeAt: Origin | undefined;
  /** 32-bit worker; undefined where the pool does not decide it (IIS Express runs in a process of its own). */
  readonly is32Bit: boolean | undefined;
  readonly bitnessAt: Origin | undefined;
}

export function poolMode(place: Place, process: WorkerProcess): PoolMode {
  const runtime = process.pool?.attribute('managedRuntimeVersion');
  const bitness = process.pool?.attribute('enable32BitAppOnWin64');
  return {
    pipeline: process.pipeline,
    // The default of the schema differs between versions of IIS (O78): only what is written counts.
    runtime: runtime?.kind === 'set' ? textOf(runtime)?.trim() : undefined,
    runtimeAt: runtime && originOf(runtime),
    is32Bit: place.facts.host === 'iisexpress' || !bitness ? undefined : booleanOf(bitness) === true,
    bitnessAt: bitness && originOf(bitness),
  };
}

/** As {@link poolMode}, looked up once an application. */
export function poolModeAt(place: Place): PoolMode {
  const known = modes(place.applicationNode);
  known.mode ??= poolMode(place, workerProcess(place, new Trail()));
  return known.mode;
}

const modes = memo((_application: ConfigNode): { mode?: PoolMode } => ({}));

/** Whether one value of `preCondition` holds (O78); undefined where nobody can say. */
export function preConditionHolds(condition: string, mode: PoolMode): boolean | undefined {
  switch (condition) {
    case 'integratedmode':
      return mode.pipeline && mode.pipeline === 'Integrated';
    case 'classicmode':
    case 'isapimode':
      return mode.pipeline && mode.pipeline === 'Classic';
    case 'bitness32':
      return mode.is32Bit;
    case 'bitness64':
      return mode.is32Bit === undefined ? undefined : !mode.is32Bit;
  }
  const version = /^runtimeversion(?<version>v[\d.]+)$/.exec(condition)?.groups?.version;
  if (version === undefined) return undefined;
  return mode.runtime === undefined ? undefined : mode.runtime.toLowerCase() === version;
}

/** All conditions of a comma list: false where one surely fails, undefined where one is not known. */
export function preConditionsHold(conditions: readonly string[], mode: PoolMode): boolean | undefined {
  let result: boolean | undefined = true;
  for (const condition of conditions) {
    if (condition === 'managedhandler') continue;
    const holds = preConditionHolds(condition, mode);
    if (holds === false) return false;
    if (holds === undefined) result = undefined;
  }
  return result;
}
