import { createHash } from 'node:crypto';
import type { CheckedFile, ReportedFinding } from './report';

/**
 * What a finding is known by when lines move: its rule and the line that it is in, blanks aside; the message where the
 * line is not shown. The same line twice counts up, in the order of the file.
 */
export function fingerprintsOf(file: CheckedFile): ReadonlyMap<ReportedFinding, string> {
  const times = new Map<string, number>();
  return new Map(
    file.findings.map(finding => {
      const line = finding.source?.text.replace(/\s+/g, ' ').trim() ?? finding.message;
      const key = `${finding.rule}\n${line}`;
      const count = times.get(key) ?? 0;
      times.set(key, count + 1);
      return [finding, hashOf(count === 0 ? key : `${key}\n${count}`)] as const;
    }),
  );
}

/** 32 hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
