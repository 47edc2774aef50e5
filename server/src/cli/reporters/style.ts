import pc from 'picocolors';
import type { CliIo } from '../io';

/** Colours and width of a text report. */
export interface Style {
  readonly colors: ReturnType<typeof pc.createColors>;
  readonly width: number;
}

/** Pasted into a ticket, longer lines break badly. */
const WIDTH = 100;
const NARROWEST = 60;

/** Values of `--color`. */
export const COLOR = ['auto', 'always', 'never'] as const;

/** `auto`: colours on a terminal only, and never with NO_COLOR (no-color.org) set. */
export function styleOf(io: CliIo, color: (typeof COLOR)[number] = 'auto'): Style {
  const colored = color === 'auto' ? io.stdout.isTTY && !io.env.NO_COLOR && io.env.TERM !== 'dumb' : color === 'always';
  return { colors: pc.createColors(colored), width: Math.max(NARROWEST, Math.min(io.stdout.columns ?? WIDTH, 120)) };
}

/** Lines under a title; nothing where there are none. */
export function section(title: string, lines: readonly string[], { colors }: Style): string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join('\n')];
}

/** Labels and values in two columns. */
export function table(rows: readonly (readonly [string, string])[], { colors, width }: Style): string {
  const left = Math.max(...rows.map(([label]) => label.length)) + 2;
  return rows.map(([label, value]) => `  ${colors.dim(label.padEnd(left))}${wrap(value, width, left + 2)}`).join('\n');
}

export function bullet(text: string, { width }: Style): string {
  return `  - ${wrap(text, width, 4)}`;
}

/** `text` broken at blanks into lines of at most `width`; the lines after the first start with `indent` blanks. */
export function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}
