import { type Finding, isShowable, type Snapshot, type Span, sourceLine } from '../core/analysis';
import { relativePath } from '../node/file-uri';
import type { Range, ReportedFinding, ReportedFix } from './reporters/report';

/** A finding as plain data, which reaches other threads and every reporter. */
export function toReport(snapshot: Snapshot, uri: string, finding: Finding, cwd: string): ReportedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    why: finding.why,
    range: rangeOf(snapshot, uri, finding.span),
    iis: finding.iis,
    related: finding.related.map(({ at, text }) => ({
      path: relativePath(cwd, at.file),
      range: rangeOf(snapshot, at.file, at.span),
      message: text,
    })),
    fixes: fixesOf(snapshot, finding, cwd),
    docs: finding.docs,
    source: sourceLine(snapshot, uri, finding.span),
  };
}

function fixesOf(snapshot: Snapshot, finding: Finding, cwd: string): readonly ReportedFix[] {
  return finding.fixes().map(fix => ({
    title: fix.title,
    safety: fix.safety,
    isCommand: fix.commands !== undefined,
    edits:
      fix.edits.length === 0 || !isShowable(snapshot, fix)
        ? undefined
        : fix.edits.map(({ uri, edits }) => ({
            path: relativePath(cwd, uri),
            edits: edits.map(({ span, newText }) => ({ range: rangeOf(snapshot, uri, span), newText })),
          })),
  }));
}

function rangeOf(snapshot: Snapshot, uri: string, { start, end }: Span): Range {
  return { start: snapshot.position(uri, start), end: snapshot.position(uri, end) };
}
