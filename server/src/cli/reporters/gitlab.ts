import type { Severity } from '../../core/analysis';
import { fingerprintsOf, hashOf } from './fingerprint';
import { jsonOf } from './json';
import { type CheckReport, consequenceOf } from './report';

/** The code quality report of GitLab (GitLab Docs, "Code Quality report format"): one array, one fingerprint a finding. */
export function gitlabOfCheck(report: CheckReport): string {
  return jsonOf(
    report.files.flatMap(file => {
      const fingerprints = fingerprintsOf(file);
      return file.findings.map(finding => ({
        description: [finding.message, consequenceOf(finding)].filter(Boolean).join('. '),
        check_name: finding.rule,
        fingerprint: hashOf(`${file.path}\n${fingerprints.get(finding)}`),
        severity: SEVERITY[finding.severity],
        location: {
          path: file.path,
          lines: { begin: finding.range.start.line + 1, end: finding.range.end.line + 1 },
        },
      }));
    }),
  );
}

const SEVERITY: Readonly<Record<Severity, 'info' | 'minor' | 'major' | 'critical'>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};
