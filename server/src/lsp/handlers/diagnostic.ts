import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { type Handler, whenCancelled } from './handler';

export const handleDiagnostic: Handler<DocumentDiagnosticParams, DocumentDiagnosticReport> = async (
  session,
  { textDocument, previousResultId },
  token,
) => {
  const report = await Promise.race([session.reportOf(textDocument.uri), whenCancelled(token)]);
  if (!report) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const { id: resultId, diagnostics } = report;
  if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
};
