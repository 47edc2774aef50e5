import type { TextOptions } from './check-text';
import { textOfCheck } from './check-text';
import { githubOfCheck } from './github';
import { gitlabOfCheck } from './gitlab';
import { jsonOfCheck } from './json';
import { junitOfCheck } from './junit';
import type { CheckReport, ReportedFinding } from './report';
import { sarifOfCheck } from './sarif';
import type { Style } from './style';

/** What a reporter may go by beside the report. */
export interface ReportContext extends TextOptions {
  readonly style: Style;
  /** Whether a finding makes the check fail. */
  readonly fails: (finding: ReportedFinding) => boolean;
}

/** The forms of a report, each in a file of its own. */
export const REPORTERS = {
  text: (report, context) => textOfCheck(report, context.style, context),
  json: jsonOfCheck,
  sarif: sarifOfCheck,
  github: githubOfCheck,
  gitlab: gitlabOfCheck,
  junit: (report, { fails }) => junitOfCheck(report, fails),
} as const satisfies Readonly<Record<string, (report: CheckReport, context: ReportContext) => string>>;

export type ReportFormat = keyof typeof REPORTERS;

export const REPORT_FORMATS = Object.keys(REPORTERS) as readonly ReportFormat[];
