import type { CheckReport, ReportedFinding } from './report';

/** Version of the JSON forms; additions do not change it. */
const VERSION = 1;

/** The JSON form of `check`; docs/ci.md describes it. */
export function jsonOfCheck({ files, summary, hosts, skipped, fixed }: CheckReport): string {
  return jsonOf({
    version: VERSION,
    files: files.map(({ path, findings }) => ({ path, findings: findings.map(plain) })),
    summary,
    hosts,
    skipped,
    ...(fixed && { fixed: fixed.files.map(({ path, fixes }) => ({ path, fixes })) }),
  });
}

function plain({ rule, severity, message, why, range, iis, related, fixes, docs }: ReportedFinding) {
  const named = fixes.map(({ title, safety }) => ({ title, safety }));
  return { rule, severity, message, why, range, iis, related, fixes: named, docs };
}

export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
