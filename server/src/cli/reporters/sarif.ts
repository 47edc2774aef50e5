import { type Finding, type RuleInfo, rules, type Severity } from '../../core/analysis';
import { VERSION } from '../version';
import { fingerprintsOf } from './fingerprint';
import { jsonOf } from './json';
import { type CheckedFile, type CheckReport, consequenceOf, type Range, type ReportedFix, statusOf } from './report';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Where relative paths begin: the folder in which the check ran. */
const BASE = 'SRCROOT';

/** SARIF 2.1.0 (OASIS): rules with their help, findings with related places, repairs and fingerprints. */
export function sarifOfCheck(report: CheckReport): string {
  const used = new Set(report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const known = rules().filter(({ id }) => used.has(id));
  const indexes = new Map(known.map(({ id }, index) => [id, index]));
  return jsonOf({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'WhoIIS',
            version: VERSION,
            semanticVersion: VERSION,
            informationUri: 'https://github.com/whoiis/whoiis',
            rules: known.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder in which the check ran.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.unchecked.map(text => ({ level: 'warning', message: { text } })),
          },
        ],
        results: report.files.flatMap(file => resultsOf(file, indexes)),
      },
    ],
  });
}

function descriptor({ id, severity, summary, why, iis, docs }: RuleInfo) {
  const answer = iis ? ` Requests fail with ${statusOf(iis)}.` : '';
  return {
    id,
    name: id.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: `${why}${answer}\n${docs}`, markdown: `${why}${answer}\n\n[${id}](${docs})` },
    helpUri: docs,
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: ['iis', ...(iis ? [`status-${iis.status}`] : [])] },
  };
}

function resultsOf(file: CheckedFile, indexes: ReadonlyMap<string, number>) {
  const fingerprints = fingerprintsOf(file);
  return file.findings.map(finding => ({
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule) ?? -1,
    level: LEVEL[finding.severity],
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: physicalLocation(file.path, finding.range) }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ path, range, message }, id) => ({
        id,
        physicalLocation: physicalLocation(path, range),
        message: { text: message },
      })),
    }),
    ...fixesOf(finding.fixes),
    partialFingerprints: { 'whoiis/v1': fingerprints.get(finding) ?? '' },
    ...(finding.iis && { properties: { iis: finding.iis } }),
  }));
}

function messageOf({ message, why, iis }: Pick<Finding, 'message' | 'why' | 'iis'>): string {
  const what = /[.!?]$/.test(message) ? message : `${message}.`;
  return [what, why, consequenceOf({ message, iis })].filter(Boolean).join(' ');
}

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

function fixesOf(fixes: readonly ReportedFix[]) {
  const shown = fixes.flatMap(({ title, safety, edits }) =>
    edits === undefined
      ? []
      : [
          {
            description: { text: title },
            artifactChanges: edits.map(file => ({
              artifactLocation: artifactLocation(file.path),
              replacements: file.edits.map(({ range, newText }) => ({
                deletedRegion: regionOf(range),
                ...(newText !== '' && { insertedContent: { text: newText } }),
              })),
            })),
            properties: { safety },
          },
        ],
  );
  return shown.length > 0 && { fixes: shown };
}

function physicalLocation(path: string, range: Range) {
  return { artifactLocation: artifactLocation(path), region: regionOf(range) };
}

/** Lines and columns count from one; the end column stands behind the last character. */
function regionOf({ start, end }: Range) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Paths outside of the base, and addresses of other kinds, stand for themselves. */
function artifactLocation(path: string) {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return { uri: path };
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  return { uri: encoded, uriBaseId: BASE };
}
