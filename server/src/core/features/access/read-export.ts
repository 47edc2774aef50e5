import { type ExportedObject, exportedPrincipal } from '../../facts/exported';
import { parseGetAclJson } from '../../facts/get-acl';
import { parseIcaclsListing } from '../../facts/icacls-listing';
import { parseIcaclsSave } from '../../facts/icacls-save';
import { isSecedit, parseSecedit } from '../../facts/secedit';
import { parseShareAccess } from '../../facts/share-access';
import { hexMask } from '../../windows/access-rights';
import { flagsText } from '../../windows/sddl';

/** What exports `whoiis access --read` knows. */
export const EXPORT_KINDS = ['icacls-text', 'icacls-save', 'secedit', 'get-acl-json', 'share-access-json'] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];

export interface ReadAsk {
  readonly kind: ExportKind;
  readonly text: string;
  readonly base: string | undefined;
  readonly hints: readonly string[];
}

/** The facts of one export as JSON. */
export interface ExportJson {
  readonly version: 1;
  readonly objects?: readonly unknown[];
  readonly rights?: Readonly<Record<string, unknown>>;
  readonly shares?: readonly unknown[];
  /** Sentences about what could not be read. */
  readonly problems: readonly string[];
}

/** Why nothing at all was read; undefined where something was, and for an export that is empty. */
export function whyNothing({ objects = [], rights = {}, shares = [], problems }: ExportJson): string | undefined {
  const isEmpty = objects.length === 0 && shares.length === 0 && Object.keys(rights).length === 0;
  return isEmpty ? problems[0] : undefined;
}

export function readExport({ kind, text, base, hints }: ReadAsk): ExportJson {
  switch (kind) {
    case 'icacls-text':
      return objects(parseIcaclsListing(text, { base, paths: hints }));
    case 'icacls-save':
      return objects(parseIcaclsSave(text, base));
    case 'get-acl-json':
      return objects(parseGetAclJson(text));
    case 'secedit':
      return {
        version: 1,
        rights: Object.fromEntries(parseSecedit(text)),
        problems: isSecedit(text) ? [] : ['it has no section [Privilege Rights]'],
      };
    case 'share-access-json': {
      const { rows, problems } = parseShareAccess(text);
      const shares = rows.map(({ share, account, effect, mask }) => ({
        share,
        account,
        type: effect === 'allow' ? 'A' : 'D',
        mask: mask === null ? null : hexMask(mask),
        ...sidOf(account),
      }));
      return { version: 1, shares, problems };
    }
  }
}

function objects({
  rows,
  problems,
}: {
  readonly rows: readonly ExportedObject[];
  readonly problems: readonly string[];
}): ExportJson {
  return {
    version: 1,
    objects: rows.flatMap((row): readonly unknown[] =>
      row.kind === 'unread'
        ? []
        : row.kind === 'sddl'
          ? [{ path: row.path, sddl: row.sddl }]
          : [
              {
                path: row.path,
                aces: row.aces.map(({ type, flags, mask, principal }) => ({
                  type,
                  flags: flagsText(flags),
                  mask: hexMask(mask),
                  account: principal.name,
                  ...(principal.sid !== undefined && { sid: principal.sid }),
                })),
              },
            ],
    ),
    problems,
  };
}

function sidOf(account: string): { readonly sid?: string } {
  const { sid } = exportedPrincipal(account);
  return sid === undefined ? {} : { sid };
}
