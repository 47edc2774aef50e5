import { booleanText } from '../config/base/value';
import { IDENTITY_SECTION } from '../identity/code/identity-section';
import { placeRule } from './engine/rule';
import { aspNetCoreServesAll } from './support/aspnet-core';
import { inFile, review } from './support/fixes';
import { removeSection } from './support/section-edits';

export const impersonateAspNetCore = placeRule({
  id: 'impersonate-aspnetcore',
  severity: 'warning',
  since: '0.1.0',
  summary: 'ASP.NET impersonation is configured for an ASP.NET Core application.',
  why: 'ASP.NET Core does not read system.web: its code runs as the worker process for every visitor.',
  messages: {
    noEffect: (_: Record<string, never>) => 'This impersonation has no effect: ASP.NET Core serves every request here',
  },
  check(context) {
    const { file, parts, report } = context;
    for (const part of parts) {
      for (const element of part.elements(IDENTITY_SECTION)) {
        const impersonate = element.attribute('impersonate');
        if (!impersonate || booleanText(impersonate.value) !== true || !aspNetCoreServesAll(part.place())) continue;
        report({
          message: 'noEffect',
          data: {},
          at: impersonate.valueSpan,
          fixes: () => [review('Remove <identity>', inFile(file, removeSection(element)))],
        });
      }
    }
  },
});
