import type { Connection } from 'vscode-languageserver';
import type { Snapshot } from '../core/analysis';
import type { ActivityLog } from './activity-log';
import type { ClientFeatures } from './client-features';
import type { Documents, OpenDocument } from './open-documents';
import type { ServerHost } from './server-host';
import type { ProtoContext } from './to-proto';
import type { Turns } from './turns';

/** What the parts of a session know of it. */
export interface SessionParts {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly features: ClientFeatures;
  readonly activity: ActivityLog;
  readonly documents: Documents;
  /** For work that takes long. */
  readonly turns: Turns;
  /** Waits until it is known where a document takes effect. */
  readiness(document: OpenDocument): Promise<void>;
  context(snapshot: Snapshot): ProtoContext;
  log(what: string, error: unknown): void;
}
