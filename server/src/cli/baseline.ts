import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, type CliIo, messageOf } from './io';
import { fingerprintsOf } from './reporters/fingerprint';
import { jsonOf } from './reporters/json';
import type { CheckedFile, ReportedFinding } from './reporters/report';

/**
 * Findings that are known: a check with a baseline tells the others. A finding is known by its file, its rule and the
 * text of its line, so that it stays known where lines above it come and go.
 */
export interface Baseline {
  /** By file, relative to the folder of the baseline, with forward slashes. */
  readonly files: Readonly<Record<string, readonly KnownFinding[]>>;
}

export interface KnownFinding {
  readonly rule: string;
  readonly fingerprint: string;
}

const VERSION = 1;

/** @throws {CliError} where there is no such file, or it is no baseline. */
export async function readBaseline(name: string, io: CliIo): Promise<Baseline> {
  let raw: unknown;
  try {
    raw = JSON.parse(await readFile(path.resolve(io.cwd, name), 'utf8'));
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const reason = isAbsent ? 'no such file; --write-baseline writes one' : messageOf(error);
    throw new CliError(`${name}: ${reason}`);
  }
  const { version, files } = Object(raw) as { readonly version?: unknown; readonly files?: unknown };
  if (version !== VERSION || !isFiles(files)) throw new CliError(`${name}: it is no baseline of this version`);
  return { files };
}

function isFiles(given: unknown): given is Baseline['files'] {
  if (typeof given !== 'object' || given === null) return false;
  return Object.values(given).every(
    list =>
      Array.isArray(list) &&
      list.every(known => typeof known?.rule === 'string' && typeof known?.fingerprint === 'string'),
  );
}

/** Writes what was found. @throws {CliError} where it cannot be written. */
export async function writeBaseline(name: string, checked: readonly CheckedFile[], io: CliIo): Promise<void> {
  const file = path.resolve(io.cwd, name);
  const files: Record<string, readonly KnownFinding[]> = {};
  for (const each of checked) {
    if (each.findings.length === 0) continue;
    const fingerprints = fingerprintsOf(each);
    files[keyOf(each.path, file, io)] = each.findings
      .map(finding => ({ rule: finding.rule, fingerprint: fingerprints.get(finding) ?? '' }))
      .sort((a, b) => (`${a.rule} ${a.fingerprint}` < `${b.rule} ${b.fingerprint}` ? -1 : 1));
  }
  try {
    await writeFile(file, jsonOf({ version: VERSION, files }));
  } catch (error) {
    throw new CliError(`${name}: it cannot be written: ${messageOf(error)}`);
  }
}

/** The files without what the baseline knows, and how much that is. */
export function withoutKnown(
  checked: readonly CheckedFile[],
  baseline: Baseline,
  name: string,
  io: CliIo,
): { readonly files: readonly CheckedFile[]; readonly known: number } {
  const file = path.resolve(io.cwd, name);
  let known = 0;
  const files = checked.map(each => {
    const list = new Set((baseline.files[keyOf(each.path, file, io)] ?? []).map(keyOfFinding));
    const fingerprints = fingerprintsOf(each);
    const isNew = (finding: ReportedFinding) =>
      !list.has(keyOfFinding({ rule: finding.rule, fingerprint: fingerprints.get(finding) ?? '' }));
    const findings = each.findings.filter(isNew);
    known += each.findings.length - findings.length;
    return { ...each, findings };
  });
  return { files, known };
}

function keyOfFinding({ rule, fingerprint }: KnownFinding): string {
  return `${rule} ${fingerprint}`;
}

function keyOf(shown: string, baseline: string, { cwd }: CliIo): string {
  return path.relative(path.dirname(baseline), path.resolve(cwd, shown)).split(path.sep).join('/');
}
