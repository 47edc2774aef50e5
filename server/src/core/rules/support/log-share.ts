import { expandVariables, isUnc } from '../../windows/windows-path';
import type { XmlAttribute, XmlElement } from '../../xml/tree';
import { isTemplatedPath } from './rule-text';

/** A share that a log is written to. */
export interface LogShare {
  readonly written: XmlAttribute;
  readonly path: string;
}

/** The share of a log that is written: not switched off, and by no module of somebody else. */
export function logShare(log: XmlElement | undefined): LogShare | undefined {
  const written = log?.attribute('directory');
  if (!log || !written || isTemplatedPath(written.value)) return undefined;
  if (log.value('enabled')?.toLowerCase() === 'false' || log.value('logFormat')?.toLowerCase() === 'custom')
    return undefined;
  const path = expandVariables(written.value);
  return typeof path === 'string' && isUnc(path) ? { written, path } : undefined;
}
