import { hostRule } from './engine/rule';

const SECTION = 'system.webServer/security/authorization';

export const authorizationOpen = hostRule({
  id: 'authorization-open',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis'],
  summary: 'The authorization rules of the server let everybody in.',
  why: 'A site that forgets its own rules is open to all. The benchmark asks for a rule that names who may come, and for exceptions where a site is public.',
  messages: {
    open: (_: Record<string, never>) => 'This rule lets everybody into every site that has no rules of its own',
  },
  server({ serverParts, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const part of serverParts) {
      for (const rule of part.elements(SECTION).flatMap(section => [...section.children()])) {
        const users = rule.attribute('users');
        const names = users?.value.split(',').map(name => name.trim()) ?? [];
        if (!rule.is('add') || !users || !names.includes('*')) continue;
        if ((rule.value('accessType') ?? 'Allow').toLowerCase() !== 'allow') continue;
        report({ message: 'open', data: {}, at: users.valueSpan });
      }
    }
  },
});
