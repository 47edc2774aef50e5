import type { Refusal, RefusalKind } from './refusal';

/** How a request ends that meets a refusal. */
export interface ServerAnswer {
  /** HTTP status with sub-status, e.g. `500.19`; `500` for an ASP.NET configuration error. */
  readonly status: string;
  /** e.g. `0x80070021`; `null` where no public source pins it down. */
  readonly hresult: string | null;
}

const LOCKED = '0x80070021';
const INVALID_DATA = '0x8007000d';
const ALREADY_EXISTS = '0x800700b7';
const NOT_SUPPORTED = '0x80070032';

/**
 * HRESULT of the native reader (R71 to R75); `null` where no public source pins it down, and for what .NET alone
 * refuses.
 */
const HRESULTS: Readonly<Record<RefusalKind, string | null>> = {
  malformedXml: INVALID_DATA,
  notConfiguration: INVALID_DATA,
  configSectionsTwice: null,
  configSectionsNotFirst: null,
  duplicateDeclaration: ALREADY_EXISTS,
  redefinedDeclaration: ALREADY_EXISTS,
  bothOverrideModes: null,
  invalidOverrideMode: INVALID_DATA,
  invalidInheritInChildApplications: null,
  invalidLocationPath: null,
  unknownLocationAttribute: INVALID_DATA,
  strayText: null,
  duplicateSection: ALREADY_EXISTS,
  sectionLocked: LOCKED,
  sectionLockedBelow: null,
  sectionNotAllowedHere: null,
  sectionBelowApplication: null,
  sectionNotAllowedInLocation: null,
  lockConflict: null,
  sectionNotDeclared: NOT_SUPPORTED,
  unknownSection: null,
  moduleNotInstalled: INVALID_DATA,
  configSourceInAppHost: INVALID_DATA,
  configSourceNotRelative: INVALID_DATA,
  configSourceMissing: INVALID_DATA,
  configSourceWithContent: INVALID_DATA,
  configSourceInvalid: INVALID_DATA,
  configSourceShared: null,
  unknownElement: INVALID_DATA,
  unknownAttribute: INVALID_DATA,
  wrongCase: INVALID_DATA,
  missingAttribute: INVALID_DATA,
  invalidValue: INVALID_DATA,
  valueLetterCase: INVALID_DATA,
  aspNetName: null,
  aspNetValue: null,
  unknownLockName: null,
  duplicateKey: ALREADY_EXISTS,
  duplicateRewriteRule: null,
  lockedAttribute: LOCKED,
  lockedElement: LOCKED,
  lockedItem: LOCKED,
};

/** What the reader that refuses answers: .NET knows no sub-status (R70, R74). */
export function answerOf({ kind, reader, section }: Pick<Refusal, 'kind' | 'reader' | 'section'>): ServerAnswer {
  // O55: the module answers with a status of its own.
  if (kind === 'duplicateRewriteRule')
    return { status: section?.endsWith('/globalRules') ? '500.51' : '500.52', hresult: null };
  return reader === '.net' ? { status: '500', hresult: null } : { status: '500.19', hresult: HRESULTS[kind] };
}
