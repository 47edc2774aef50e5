import { booleanText, type Origin } from '../../config/base/value';
import type { SectionUse } from '../../config/files/section-use';
import type { Place } from '../../config/place';
import { accountNamed, type Identity, unknown } from '../../windows/account';

export const IDENTITY_SECTION = 'system.web/identity';

/** `system.web/identity` after the inheritance of its credentials (R42). */
export interface ImpersonationSettings {
  /** Undefined where it depends on something that cannot be read; `reason` says on what. */
  readonly impersonate: boolean | undefined;
  readonly reason: string | undefined;
  /** What set `impersonate`. */
  readonly at: Origin | undefined;
  /** The fixed account; undefined for client impersonation. Counts only with `impersonate`. */
  readonly fixed: FixedIdentity | undefined;
  /** Credentials of an outer level that a level below dropped by writing the element again (R42). */
  readonly dropped: DroppedCredentials | undefined;
  /** A password without user name, which ASP.NET refuses while `impersonate` is true. */
  readonly orphanPassword: Origin | undefined;
  /** What switches impersonation off again below a level that has it on. */
  readonly turnedOff: Origin | undefined;
  /** The encrypted element, where the section is encrypted (R45). */
  readonly encrypted: Origin | undefined;
}

export interface FixedIdentity {
  readonly identity: Identity;
  readonly userName: string;
  /** False where no password is written: normally a configuration error (R42). */
  readonly hasPassword: boolean;
  readonly at: Origin;
}

export interface DroppedCredentials {
  /** The element that drops them. */
  readonly at: Origin;
  /** The `impersonate` of the level above, but for which they would stay. */
  readonly because: Origin | undefined;
}

interface State {
  impersonate: boolean | undefined;
  reason: string | undefined;
  at: Origin | undefined;
  userName: { readonly text: string; readonly at: Origin } | undefined;
  password: { readonly written: boolean; readonly at: Origin } | undefined;
  encrypted: Origin | undefined;
  turnedOff: Origin | undefined;
  dropped: DroppedCredentials | undefined;
}

/**
 * Reads the appearances of the section one by one, outermost first. `impersonate` inherits; credentials do not survive
 * a re-declaration below `impersonate="true"`, since .NET allows no partial override (R42).
 */
export function impersonationSettings(place: Place, level: 'request' | 'application'): ImpersonationSettings {
  const section = level === 'request' ? place.section(IDENTITY_SECTION) : place.applicationSection(IDENTITY_SECTION);
  const state: State = {
    impersonate: false,
    reason: undefined,
    at: undefined,
    userName: undefined,
    password: undefined,
    encrypted: undefined,
    turnedOff: undefined,
    dropped: undefined,
  };
  for (const use of section.uses) applyUse(state, use);
  return {
    impersonate: state.impersonate,
    reason: state.reason,
    at: state.at,
    fixed: fixedIdentity(state),
    dropped: state.dropped,
    orphanPassword: state.password?.written && !state.userName?.text ? state.password.at : undefined,
    encrypted: state.encrypted,
    turnedOff: state.impersonate === false ? state.turnedOff : undefined,
  };
}

function applyUse(state: State, use: SectionUse): void {
  const encrypted = use.protectionProvider !== undefined || use.element.child('EncryptedData') !== undefined;
  // IIS reads every appearance: a plain element below does not undo the encrypted one above.
  if (encrypted) state.encrypted = use.file.at(use.element.openTagSpan);
  if (use.opaque !== undefined) {
    state.impersonate = undefined;
    state.reason = use.opaque;
    state.at = use.file.at(use.element.openTagSpan);
    state.userName = undefined;
    state.password = undefined;
    return;
  }
  if (state.impersonate !== false) {
    if (state.userName || state.password)
      state.dropped = { at: use.contentFile.at(use.content.openTagSpan), because: state.at };
    state.userName = undefined;
    state.password = undefined;
  }
  const file = use.contentFile;
  for (const attribute of use.content.attributes) {
    const at = file.at(attribute.span);
    if (attribute.name === 'impersonate') {
      if (state.impersonate !== false) state.turnedOff = at;
      state.impersonate = booleanText(attribute.value);
      state.reason = state.impersonate === undefined ? 'the value of impersonate, which is no boolean' : undefined;
      state.at = at;
    } else if (attribute.name === 'userName') state.userName = { text: attribute.value, at };
    // Only whether a password is there is looked at; its text goes nowhere.
    else if (attribute.name === 'password') state.password = { written: attribute.value !== '', at };
  }
}

function fixedIdentity(state: State): FixedIdentity | undefined {
  if (!state.userName?.text) return undefined;
  const { text, at } = state.userName;
  const registry = /^registry:(?<value>.*)$/is.exec(text)?.groups?.value;
  return {
    identity: registry === undefined ? accountNamed(text, 'own') : unknown(`registry value ${registry}`),
    userName: text,
    hasPassword: state.password?.written ?? false,
    at,
  };
}
