import { memo } from '../base/memo';
import type { ConfigFile } from '../config/files/config-file';
import type { Topology } from '../config/files/topology';

/**
 * IIS Express files differ from those of a server by their pools: Visual Studio and the shipped template write
 * `Clr4IntegratedAppPool` and its kin, which no server has (observed in the 80 files behind R73's table). Where somebody
 * has replaced the pools, modules are still loaded from `%IIS_BIN%`, which IIS Express alone sets (comment at the head
 * of its template).
 */
export function detectHost(topology: Topology): 'iis' | 'iisexpress' {
  const express =
    topology.poolsNamed('Clr4IntegratedAppPool').length > 0 ||
    topology.poolsNamed('UnmanagedClassicAppPool').length > 0 ||
    loadsFromExpress(topology.file);
  return express ? 'iisexpress' : 'iis';
}

const loadsFromExpress = memo((file: ConfigFile) => /="%IIS_BIN%\\/i.test(file.document.text));
