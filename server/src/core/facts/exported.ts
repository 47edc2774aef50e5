import type { AccessMask } from '../windows/access-rights';
import { localizedSid } from '../windows/localized-names';
import { type Principal, principalNamed } from '../windows/principal';
import type { Ace } from '../windows/security-descriptor';

/** One object of an export, before the exports of one server are put together. */
export type ExportedObject =
  | { readonly kind: 'sddl'; readonly path: string; readonly sddl: string }
  /** A listing: entries without the flags of the list, mostly without the owner (A6). */
  | {
      readonly kind: 'aces';
      readonly path: string;
      readonly aces: readonly Ace[];
      readonly owner?: Principal | undefined;
    }
  /** An object whose list the export does not have whole: half of one would be a wrong verdict. */
  | { readonly kind: 'unread'; readonly path: string; readonly reason: string };

/** A file of facts, decoded. */
export interface FactFile {
  /** Name without its folder. */
  readonly name: string;
  readonly text: string;
  /** The folder of facts that it lies in; undefined for a file that was named by itself. */
  readonly folder?: string | undefined;
  /** When it was written, in milliseconds; of two exports of one kind the newer counts (A1). */
  readonly modified?: number | undefined;
}

/** What an export says, and what in it could not be read. */
export interface Exported<Row> {
  readonly rows: readonly Row[];
  /** Sentences without a full stop, each about one row or line. */
  readonly problems: readonly string[];
}

/** An entry of the permissions of a share. */
export interface ShareEntry {
  readonly share: string;
  readonly account: string;
  readonly effect: 'allow' | 'deny';
  /** `null` for permissions of which the export tells no mask (`Custom`). */
  readonly mask: AccessMask | null;
}

/** The principal of a name in an export, which is in the language of the server (A8). The name stays as it is written. */
export function exportedPrincipal(text: string): Principal {
  const name = text.trim().replace(/^\*(?=S-1-)/i, '');
  return { name, sid: principalNamed(name).sid ?? localizedSid(name) };
}

/** True for a text that breaks off: all of these tools end their last line. */
export function isCut(text: string): boolean {
  return !/[\r\n]\s*$/.test(text);
}

/** Lines of a text, whatever ends them. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}
