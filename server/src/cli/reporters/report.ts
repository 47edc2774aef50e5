import type { Finding, Fix, Severity } from '../../core/analysis';

/** What `check` found, ready to print: paths relative to the working folder, zero-based positions. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  readonly summary: Summary;
}

export interface CheckedFile {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly range: Range;
  readonly iis: Finding['iis'];
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly Pick<Fix, 'title' | 'safety'>[];
  readonly docs: string;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** `web.config:7`, counted from one, as editors and terminals understand it. */
export function placeOf({ file, range }: { readonly file: string; readonly range: Range | null }): string {
  return range ? `${file}:${range.start.line + 1}` : file;
}

/** `files`: all that were checked, with or without findings. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export function summarize(files: readonly CheckedFile[]): Summary {
  const count = (severity: Severity) =>
    files.reduce((sum, file) => sum + file.findings.filter(finding => finding.severity === severity).length, 0);
  return {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
  };
}
