import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { whenCancelled } from '../when-cancelled';
import type { Handler } from './handler';

export const handleDiagnostic: Handler<DocumentDiagnosticParams, DocumentDiagnosticReport> = async (
  session,
  { textDocument, previousResultId },
  token,
) => {
  // A client asks anew only when it has an answer.
  const report = await Promise.race([session.reportOf(textDocument.uri), whenCancelled(token)]);
  if (!report) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const { id: resultId, diagnostics } = report;
  if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
};
