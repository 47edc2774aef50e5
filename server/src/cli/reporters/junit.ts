import { type CheckedFile, type CheckReport, consequenceOf, type ReportedFinding } from './report';

/**
 * JUnit XML, as test result pages read it: a suite for each file, a case for each finding; a file without one is a case
 * that passes. A case fails where the finding makes the check fail (`fails`).
 */
export function junitOfCheck(report: CheckReport, fails: (finding: ReportedFinding) => boolean): string {
  const suites = report.files.map(file => suiteOf(file, fails));
  const total = report.files.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
  const failed = report.files.reduce((sum, { findings }) => sum + findings.filter(fails).length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="whoiis" tests="${total}" failures="${failed}" errors="0">`,
    ...suites,
    '</testsuites>\n',
  ].join('\n');
}

function suiteOf({ path, findings }: CheckedFile, fails: (finding: ReportedFinding) => boolean): string {
  const cases = findings.map(finding => caseOf(path, finding, fails(finding)));
  const shown = cases.length > 0 ? cases : [`    <testcase name="no findings" classname="${escaped(path)}" />`];
  const failed = findings.filter(fails).length;
  return [
    `  <testsuite name="${escaped(path)}" tests="${shown.length}" failures="${failed}" errors="0">`,
    ...shown,
    '  </testsuite>',
  ].join('\n');
}

function caseOf(path: string, finding: ReportedFinding, isFailure: boolean): string {
  const { rule, severity, message, why, range, iis, docs } = finding;
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  const text = [place, why, consequenceOf({ message, iis }), docs].filter(Boolean).join('\n');
  const start = `    <testcase name="${escaped(`${rule} (${range.start.line + 1}:${range.start.character + 1})`)}" classname="${escaped(path)}">`;
  const content = isFailure
    ? `      <failure type="${severity}" message="${escaped(message)}">${escaped(text)}</failure>`
    : `      <system-out>${escaped(`${severity}: ${message}\n${text}`)}</system-out>`;
  return [start, content, '    </testcase>'].join('\n');
}

/** For text and attributes; characters that XML does not have become question marks. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
