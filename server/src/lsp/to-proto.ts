import type { Location, Range } from 'vscode-languageserver';
import type { Origin, Snapshot, Span } from '../core/analysis';
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

export function toRange(snapshot: Snapshot, uri: string, span: Span): Range {
  return { start: snapshot.position(uri, span.start), end: snapshot.position(uri, span.end) };
}

export function toLocation(context: ProtoContext, at: Origin): Location {
  return { uri: context.clientUri(at.file), range: toRange(context.snapshot, at.file, at.span) };
}
