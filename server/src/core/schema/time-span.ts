import type { TimeSpanFormat } from './types';

/**
 * Seconds of a time span. `string`: `[d.]hh:mm:ss[.fraction]`; hours may exceed 23, as in the schema's own default
 * 29:00:00 for periodic recycling (1740 minutes). `exact` is false for forms that .NET reads and IIS perhaps not.
 */
export function parseTimeSpan(text: string, format: TimeSpanFormat): { seconds: number; exact: boolean } | undefined {
  const trimmed = text.trim();
  if (format !== 'string') {
    if (!/^\d+$/.test(trimmed)) return undefined;
    return { seconds: Number(trimmed) * (format === 'minutes' ? 60 : 1), exact: true };
  }
  const match = /^(-?)(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(\.\d+)?)?$/.exec(trimmed);
  if (!match) return undefined;
  const [, sign = '', days, hours = '0', minutes = '0', seconds, fraction = ''] = match;
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const total =
    Number(days ?? 0) * 86_400 +
    Number(hours) * 3600 +
    Number(minutes) * 60 +
    Number(seconds ?? 0) +
    Number(`0${fraction}`);
  return { seconds: sign === '-' ? -total : total, exact: sign === '' && seconds !== undefined };
}

/** `00:20:00`, `30.00:00:00`: as IIS writes limits in its messages. */
export function formatSeconds(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${days}.${clock}` : clock;
}
