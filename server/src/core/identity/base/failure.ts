import type { Origin } from '../../config/base/value';
import type { Refusal } from '../../config/refusals/refusal';
import { answerOf } from '../../config/refusals/server-answer';
import { reasonOf } from '../../config/refusals/wording';
import type { Sentence } from '../../windows/account';

/** Why a request ends before its handler does its work. */
export interface Failure {
  /** HTTP status with sub-status, e.g. `500.24`; FTP reply code; `unknown` where it depends. */
  readonly status: string;
  readonly hresult: string | null;
  /** URI of the file that is to blame. */
  readonly file: string | null;
  readonly section: string | null;
  readonly reason: Sentence;
  /** False where the server normally, but not surely, answers so. */
  readonly certain: boolean;
  /** Other statuses that may appear in its place. */
  readonly alternatives?: readonly string[];
  readonly at?: Origin;
}

interface FailureDetails {
  readonly hresult?: string | null | undefined;
  readonly section?: string | null | undefined;
  readonly at?: Origin | undefined;
  readonly file?: string | null | undefined;
  readonly certain?: boolean | undefined;
  readonly alternatives?: readonly string[] | undefined;
}

export function failure(status: string, reason: Sentence, details: FailureDetails = {}): Failure {
  const { at, alternatives } = details;
  return {
    status,
    hresult: details.hresult ?? null,
    file: details.file ?? at?.file ?? null,
    section: details.section ?? null,
    reason,
    certain: details.certain ?? true,
    ...(alternatives && { alternatives }),
    ...(at && { at }),
  };
}

/** A refusal of the configuration system as the answer to a request (R74). */
export function configFailure(refusal: Refusal, hostFile: string | undefined): Failure {
  const { at, section, certain } = refusal;
  const { status, hresult } = answerOf(refusal);
  const inHostFile = at.file === hostFile;
  return failure(status, reasonOf(refusal), {
    hresult,
    section,
    at,
    certain,
    // R74: an error inside applicationHost.config may surface as 503, since the worker or WAS cannot start.
    alternatives: inHostFile ? ['503'] : undefined,
  });
}
