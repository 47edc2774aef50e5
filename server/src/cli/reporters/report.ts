import type { Finding, Fix, Severity, SourceLine } from '../../core/analysis';

/** What `check` found, ready to print: paths relative to the working folder, zero-based positions. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  readonly summary: Summary;
  /** One sentence each: what could not be checked, and why. */
  readonly unchecked: readonly string[];
  /** The host configurations that were used, with the number of web.config files that they serve. */
  readonly hosts: readonly { readonly path: string; readonly files: number }[];
  /** What was passed over or could not be read. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** What was repaired, or would be; undefined where nobody asked for it. */
  readonly fixed?: Repairs;
}

export interface Repairs {
  /** Nothing was written. */
  readonly dryRun: boolean;
  readonly files: readonly FixedFile[];
}

export interface FixedFile {
  readonly path: string;
  /** Findings that were repaired. */
  readonly fixes: number;
  /** In the unified format, without secrets. */
  readonly diff: string;
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
  readonly fixes: readonly ReportedFix[];
  readonly docs: string;
  /** The line in which it begins; undefined where the line may not be shown. */
  readonly source: SourceLine | undefined;
}

export interface ReportedFix extends Pick<Fix, 'title' | 'safety'> {
  /** A command to copy in an editor; it changes no file. */
  readonly isCommand: boolean;
  /** Undefined where they may not be shown, or where the repair is a command. */
  readonly edits: readonly ReportedEdits[] | undefined;
}

export interface ReportedEdits {
  readonly path: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
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

/** `500.19, 0x80070021`. */
export function statusOf({ status, hresult }: NonNullable<Finding['iis']>): string {
  return [status, hresult].filter(Boolean).join(', ');
}

/** What requests get, in a sentence; empty where they are served, and where the message has said it. */
export function consequenceOf({ message, iis }: Pick<Finding, 'message' | 'iis'>): string {
  return iis && !message.includes(iis.status) ? `Requests fail with ${statusOf(iis)}.` : '';
}

/** `files`: all that were checked, with or without findings. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  /** Findings that a baseline knows and that are not shown. */
  readonly baseline?: number;
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
