import type { Origin } from '../../config/base/value';
import type { DecidedBy } from '../../windows/access-check';
import type { AccessMask, ObjectType } from '../../windows/access-rights';
import type { Identity, Sentence } from '../../windows/account';
import type { Ace } from '../../windows/security-descriptor';
import type { Sid } from '../../windows/sid';
import type { AccessRule } from './access-rule-id';

/** What decided a check, in an access list or elsewhere (A58). */
export type Decision =
  | DecidedBy
  | { readonly kind: 'conditional-ace'; readonly ace: number }
  /** The permissions of the share refuse it (A29). */
  | { readonly kind: 'share'; readonly share: string; readonly by: DecidedBy }
  /** A user right, or the lack of it (A67). */
  | { readonly kind: 'right'; readonly right: string | undefined }
  | { readonly kind: 'missing' };

/** A command or a change that would mend a refusal (A60 to A65). Nothing of it is ever run. */
export interface Repair {
  readonly title: string;
  /** To be typed as it stands; valid in PowerShell, and in cmd as well where `cmd` is absent. */
  readonly command: string;
  /** The form for cmd, where the quoting differs; `null` where cmd has none. */
  readonly cmd?: string | null;
  /** What the command changes, where it is about one object. */
  readonly path?: string;
  /** The entry that it adds, as icacls takes it: `IIS AppPool\Shop:(OI)(CI)M`. */
  readonly entry?: string;
  /** Takes the change back, where one command does. */
  readonly undo?: string;
  /** `run`: the least right for the one account that acts; `review`: somebody has to look at it before. */
  readonly safety: 'run' | 'review';
}

export interface AccessStep {
  readonly rule: AccessRule;
  readonly text: Sentence;
}

/** Whether one account has one right on one object. */
export interface AccessCheck {
  readonly purpose: string;
  /** Windows path, thumbprint or registry key; undefined for what is about no object, such as a logon. */
  readonly object: string | undefined;
  /** The attribute that names the object, where one does besides `physicalPath`. */
  readonly at?: Origin;
  readonly type: ObjectType;
  readonly identity: Identity;
  /** The name of the account, where facts know one that the configuration does not. */
  readonly name: string | undefined;
  readonly sid: Sid | undefined;
  readonly mask: AccessMask | undefined;
  readonly verdict: 'granted' | 'denied' | 'unknown';
  readonly certainty: 'certain' | 'likely';
  readonly decidedBy: Decision;
  /** A folder further up that the account may not pass (A26): the list that decided is that of the folder. */
  readonly barrier?: string;
  /** The list that decided, for the words about its entries. */
  readonly aces: readonly Ace[];
  /** What would settle an unknown verdict. */
  readonly missing: readonly string[];
  /** What the verdict rests on, e.g. that a file inherits from a folder. */
  readonly assumed: Sentence | undefined;
  /** What the verdict does not tell: a right that work goes without, with a consequence. */
  readonly note?: Sentence;
  readonly repairs: readonly Repair[];
  /** What a right on a folder is made of, where it is more than one thing (A51). */
  readonly parts: readonly { readonly what: string; readonly verdict: 'granted' | 'denied' | 'unknown' }[];
  readonly steps: readonly AccessStep[];
}
