import type { Topology } from '../config/files/topology';

/**
 * IIS Express files differ from those of a server by their pools: Visual Studio and the shipped template write
 * `Clr4IntegratedAppPool` and its kin, which no server has (observed in the 80 files behind R73's table).
 */
export function detectHost(topology: Topology): 'iis' | 'iisexpress' {
  const express =
    topology.poolsNamed('Clr4IntegratedAppPool').length > 0 ||
    topology.poolsNamed('UnmanagedClassicAppPool').length > 0;
  return express ? 'iisexpress' : 'iis';
}
