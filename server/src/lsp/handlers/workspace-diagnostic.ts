import {
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { uriKey } from '../../core/analysis';
import type { FileReport, Session } from '../session';
import { type Handler, whenCancelled } from './handler';

/**
 * A client asks again two seconds after each answer. Where there is nothing new, one that reads while we write waits for
 * it so long.
 */
const LONGEST_WAIT_MS = 5000;
/** A user who types comes to an end first. */
const QUIET_MS = 500;

export const handleWorkspaceDiagnostic: Handler<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport> = async (
  session,
  { previousResultIds, partialResultToken },
  token,
) => {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const send = (some: readonly WorkspaceDocumentDiagnosticReport[]): void => {
    if (some.length === 0) return;
    if (partialResultToken === undefined) items.push(...some);
    else
      void session.connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, {
        items: [...some],
      });
  };
  const known = new Map(previousResultIds.map(each => [uriKey(each.uri), each]));
  const isWanted = () => !token.isCancellationRequested;
  const isNew = await tellAll(session, known, isWanted, send);
  if (isNew || !isWanted() || partialResultToken === undefined || known.size === 0) return { items };
  const isChanged = await Promise.race([
    session.checks.nextChange().then(() => true),
    whenCancelled(token),
    after(LONGEST_WAIT_MS),
  ]);
  if (isChanged === true) {
    await after(QUIET_MS);
    await tellAll(session, known, isWanted, some => send(some.filter(isFull)));
  }
  return { items };
};

type Known = ReadonlyMap<string, { readonly uri: string; readonly value: string }>;

/** Resolves to whether something is different from what the client knows. */
async function tellAll(
  session: Session,
  known: Known,
  isWanted: () => boolean,
  send: (some: readonly WorkspaceDocumentDiagnosticReport[]) => void,
): Promise<boolean> {
  let isNew = false;
  const seen = new Set<string>();
  for await (const reports of session.checks.all(isWanted)) {
    if (!isWanted()) return isNew;
    const some = reports.map(report => toItem(session, known, report));
    for (const { uri } of reports) seen.add(uriKey(uri));
    isNew ||= some.some(isFull);
    send(some);
  }
  if (!isWanted()) return isNew;
  // Files that are gone, or that no host configuration serves any more.
  const gone = [...known].flatMap(([key, { uri }]) => (seen.has(key) ? [] : uri));
  send(gone.map(uri => ({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] })));
  return isNew || gone.length > 0;
}

function toItem(
  session: Session,
  known: Known,
  { uri, version, report }: FileReport,
): WorkspaceDocumentDiagnosticReport {
  const { id: resultId, diagnostics } = report;
  const shared = { uri: session.clientUri(uri), version, resultId };
  if (known.get(uriKey(uri))?.value === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, ...shared };
  return { kind: DocumentDiagnosticReportKind.Full, ...shared, items: [...diagnostics] };
}

function isFull({ kind }: WorkspaceDocumentDiagnosticReport): boolean {
  return kind === DocumentDiagnosticReportKind.Full;
}

function after(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
