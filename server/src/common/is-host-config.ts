import { isHostConfigName, uriName } from '../core/analysis';

export function isHostConfig(uri: string): boolean {
  return isHostConfigName(uriName(uri));
}
