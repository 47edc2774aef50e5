import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/analysis';
import { toDiagnostic } from './to-diagnostic';
import type { ProtoContext } from './to-proto';

/** The findings of one file in the words of the protocol. Equal ones are one object. */
export class Report {
  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    /** Names these findings in pull requests; no other process of the server gives the same name to others. */
    readonly id: string,
    readonly diagnostics: readonly Diagnostic[],
    readonly sources: readonly object[],
  ) {}

  /** To be kept while the files are not: a finding holds on to what it was made from. */
  withoutSources(): Report {
    return this.sources.length === 0 ? this : new Report(this.id, this.diagnostics, []);
  }

  /** `before`, where it says the same at the same places. */
  static of(context: ProtoContext, uri: string, findings: readonly Finding[], before: Report | undefined): Report {
    const diagnostics = findings.map(finding => toDiagnostic(context, uri, finding));
    const sources = findings.map(finding => finding.source());
    const isSame =
      before?.diagnostics.length === diagnostics.length &&
      diagnostics.every((each, at) => {
        const old = before.diagnostics[at] as Diagnostic;
        // The words are known to be the same.
        if (sources[at] && sources[at] === before.sources[at]) return placesOf(each) === placesOf(old);
        return JSON.stringify(each) === JSON.stringify(old);
      });
    return isSame ? before : new Report(`${PROCESS}:${++count}`, diagnostics, sources);
  }
}

const PROCESS = Date.now().toString(36);
let count = 0;

function placesOf({ range, relatedInformation = [] }: Diagnostic): string {
  const places = relatedInformation.map(({ location }) => `${location.uri} ${textOf(location.range)}`);
  return [textOf(range), ...places].join('\n');
}

function textOf({ start, end }: Diagnostic['range']): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`;
}
