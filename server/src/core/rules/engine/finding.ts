import type { RelatedPlace } from '../../config/base/related-place';
import type { Span } from '../../text/span';
import type { FileEdits, Fix } from '../../workspace/fix';
import type { Severity } from '../../workspace/settings';

export type { FileEdits, Fix };

/** One thing to say about one file. */
export interface Finding {
  /** Rule id, stable. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is the matter, one sentence without a full stop. Never a secret. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  readonly span: Span;
  /** What IIS itself would answer; null where it would serve the request. */
  readonly iis: { readonly status: string; readonly hresult: string | null } | null;
  readonly related: readonly RelatedPlace[];
  /** Repairs, made on demand. */
  readonly fixes: () => readonly Fix[];
  /** Address of the rule's page. */
  readonly docs: string;
  /**
   * The same object as in an earlier version of the file where nothing has changed but the place in the file: what is
   * made of a finding may be kept by it.
   */
  readonly source: () => object;
  /**
   * Only where one finding speaks for many of one kind: all of these, each with the repairs at its own place, itself as
   * the first. The others are among the related places.
   */
  readonly members?: readonly Finding[];
}
