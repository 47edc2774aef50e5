import { identityFailure } from '../identity/code/aspnet';
import { IDENTITY_SECTION, impersonationSettings } from '../identity/code/identity-section';
import type { Span } from '../text/span';
import { placeRule } from './engine/rule';
import { mayRunAspNet } from './support/managed-code';
import { isChangedForRelease } from './support/release-transform';
import { isTemplated } from './support/rule-text';

export const impersonateCredentialsIncomplete = placeRule({
  id: 'impersonate-credentials-incomplete',
  severity: 'warning',
  since: '0.1.0',
  onlyWellFormed: true,
  summary: 'An account to impersonate without its password, or a password without its account.',
  why: 'ASP.NET logs the account on when it reads the section: pages answer 500, "Could not create Windows user token from the credentials specified in the config file".',
  iis: { status: '500', hresult: null },
  messages: {
    noPassword: (_: Record<string, never>) => 'ASP.NET cannot log this account on: no password is written with it',
    noUser: (_: Record<string, never>) => 'ASP.NET refuses a password without userName',
  },
  check({ file, parts, placed, snapshot, report }) {
    for (const part of parts) {
      for (const element of part.elements(IDENTITY_SECTION)) {
        if (element.attributes.some(({ value }) => isTemplated(value))) continue;
        const place = part.place();
        const settings = impersonationSettings(place, 'request');
        const at = identityFailure(settings)?.at;
        // Another file may have the last word, and be told of it.
        if (at?.file !== file.uri || !isIn(element.openTagSpan, at.span) || !mayRunAspNet(place)) continue;
        if (isChangedForRelease(snapshot, file, IDENTITY_SECTION)) return;
        const attribute = element.attribute(settings.orphanPassword ? 'password' : 'userName');
        report({
          message: settings.orphanPassword ? 'noUser' : 'noPassword',
          data: {},
          at: attribute?.nameSpan ?? at.span,
          // Nobody knows whether a server reads the file; a password may well be kept out of source control.
          ...(!placed && { severity: 'hint' as const }),
        });
      }
    }
  },
});

function isIn(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
