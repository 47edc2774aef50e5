import type { Diagnostic } from 'vscode-languageserver';
import type { Checked } from './sliced-check';
import { toDiagnostic } from './to-diagnostic';
import type { ProtoContext } from './to-proto';

/** The findings of one file in the words of the protocol. Equal ones are one object. */
export class Report {
  /** See `Checked`; of the check that has found it last. */
  #says: object | undefined;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    /** Names these findings in pull requests; no other process of the server gives the same name to others. */
    readonly id: string,
    readonly diagnostics: readonly Diagnostic[],
    readonly sources: readonly object[],
    says: object | undefined,
  ) {
    this.#says = says;
  }

  /** To be kept while the files are not: a finding holds on to what it was made from. */
  withoutSources(): Report {
    return this.sources.length === 0 ? this : new Report(this.id, this.diagnostics, [], this.#says);
  }

  /** `before`, where it says the same at the same places. */
  static of(context: ProtoContext, uri: string, checked: Checked, before: Report | undefined): Report {
    const { says } = checked;
    if (says !== undefined && before && before.#says === says) return before;
    const findings = checked.findings();
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
    if (!isSame) return new Report(`${PROCESS}:${++count}`, diagnostics, sources, says);
    before.#says = says;
    return before;
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
