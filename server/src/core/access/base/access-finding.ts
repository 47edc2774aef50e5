import type { Origin } from '../../config/base/value';
import type { Sentence } from '../../windows/account';
import type { Repair } from './verdict';

/** What is wrong with the access lists of a site, beside the refusals that were asked about (A66, A67, A76). */
export interface AccessFinding {
  readonly rule: AccessFindingRule;
  readonly severity: 'error' | 'warning' | 'info';
  /** Windows path, share or account. */
  readonly object: string;
  readonly message: Sentence;
  readonly repairs: readonly Repair[];
  /** The attribute that names the object, where one does besides `physicalPath`. */
  readonly at?: Origin;
  /** What IIS answers, where that is certain. */
  readonly iis?: { readonly status: string; readonly hresult: string | null };
}

export type AccessFindingRule =
  | 'access-denied'
  | 'access-secret-readable'
  | 'access-null-dacl'
  | 'access-everyone-write'
  | 'access-users-write'
  | 'access-iusr-write'
  | 'access-iis-iusrs-write'
  | 'access-pool-write-code'
  | 'access-other-pool'
  | 'access-orphan-sid'
  | 'access-noncanonical-dacl'
  | 'access-deny-hits'
  | 'access-local-principal-on-unc'
  | 'access-owner-is-worker'
  | 'access-logon-right-missing'
  | 'access-logon-right-denied'
  | 'access-identity-differs';
