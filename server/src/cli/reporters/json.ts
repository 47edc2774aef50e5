import type { CheckReport } from './report';

/** Version of the JSON forms; additions do not change it. */
const VERSION = 1;

export function jsonOfCheck(report: CheckReport): string {
  return jsonOf({ version: VERSION, ...report });
}

export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
