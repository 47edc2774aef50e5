import {
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type InlayHint,
  type Location,
  MarkupKind,
  type CodeAction as ProtocolAction,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CodeAction, Finding, Fix, InlayHint as Hint, Origin, Severity, Snapshot, Span } from '../core/analysis';
import type { ClientFeatures } from './client-features';

/** What conversions need to know: the texts, what the client understands, and how it spells URIs. */
export interface ProtoContext {
  readonly snapshot: Snapshot;
  readonly features: ClientFeatures;
  /** The URI as the client wrote it, for an open document; others unchanged. */
  clientUri(uri: string): string;
  /** The version of an open document; `null` for a file on disk. */
  openVersion(uri: string): number | null;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

function toRange(snapshot: Snapshot, uri: string, span: Span): Range {
  return { start: snapshot.position(uri, span.start), end: snapshot.position(uri, span.end) };
}

export function toDiagnostic(context: ProtoContext, uri: string, finding: Finding): Diagnostic {
  const { features, snapshot } = context;
  return {
    source: 'whoiis',
    code: finding.rule,
    severity: SEVERITY[finding.severity],
    message: messageOf(finding),
    range: toRange(snapshot, uri, finding.span),
    ...(features.codeDescription && { codeDescription: { href: finding.docs } }),
    ...(features.relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: finding.related.map(({ at, text }) => ({
          location: toLocation(context, at),
          message: text,
        })),
      }),
  };
}

/** What, then why, then what IIS answers: each on a line of its own. */
function messageOf({ message, why, iis }: Finding): string {
  const lines = [/[.!?]$/.test(message) ? message : `${message}.`];
  if (why) lines.push(why);
  if (iis) lines.push(`IIS answers ${[iis.status, iis.hresult].filter(Boolean).join(', ')}.`);
  return lines.join('\n');
}

export function toLocation(context: ProtoContext, at: Origin): Location {
  return { uri: context.clientUri(at.file), range: toRange(context.snapshot, at.file, at.span) };
}

export function toHover(context: ProtoContext, uri: string, hover: { span: Span; markdown: string }): Hover {
  return {
    contents: {
      kind: context.features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: hover.markdown,
    },
    range: toRange(context.snapshot, uri, hover.span),
  };
}

export function toInlayHint(snapshot: Snapshot, uri: string, { offset, label }: Hint): InlayHint {
  return { position: snapshot.position(uri, offset), label, paddingLeft: true };
}

/** `undefined` for an action that this client cannot carry out. */
export function toCodeAction(context: ProtoContext, uri: string, action: CodeAction): ProtocolAction | undefined {
  const shared = {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    ...(action.finding && { diagnostics: [toDiagnostic(context, uri, action.finding)] }),
  };
  const { copyText } = action.fix;
  if (action.fix.edits.length > 0) {
    return {
      ...shared,
      edit: toWorkspaceEdit(context, action.fix),
      ...(context.features.preferredActions && action.fix.safety === 'safe' && { isPreferred: true }),
    };
  }
  if (copyText === undefined || !context.features.copyCommand) return undefined;
  const command = /\bicacls\b/i.test(copyText) ? 'whoiis.copyIcacls' : 'whoiis.copyText';
  return { ...shared, command: { title: action.title, command, arguments: [copyText] } };
}

function toWorkspaceEdit(context: ProtoContext, fix: Fix): WorkspaceEdit {
  const files = fix.edits.map(({ uri, edits }) => ({
    uri,
    edits: edits.map(edit => ({ range: toRange(context.snapshot, uri, edit.span), newText: edit.newText })),
  }));
  if (context.features.documentChanges) {
    return {
      documentChanges: files.map(({ uri, edits }) => ({
        textDocument: { uri: context.clientUri(uri), version: context.openVersion(uri) },
        edits,
      })),
    };
  }
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, edits } of files) changes[context.clientUri(uri)] = edits;
  return { changes };
}
