import { booleanOf, originOf, textOf } from '../config/base/value';
import { setAttribute } from '../xml/edits';
import { hostRule } from './engine/rule';
import { inFile, review } from './support/fixes';

export const poolNotStarted = hostRule({
  id: 'pool-not-started',
  severity: 'info',
  since: '0.1.0',
  summary: 'An application is in a pool that is not started with the service.',
  why: 'After a restart of the server the pool stays stopped until somebody starts it: requests fail with 503.',
  messages: {
    stopped: ({ pool }: { pool: string }) =>
      `The pool "${pool}" is not started with the service (autoStart="false"): after a restart of the server requests fail with 503`,
  },
  onlyWellFormed: true,
  site({ file, site, poolsNamed, facts, report }) {
    if (facts.host === 'iisexpress') return;
    for (const application of site.applications) {
      const { applicationPool, at, element } = application;
      const [pool, second] = poolsNamed(textOf(applicationPool) ?? '');
      const autoStart = pool?.attribute('autoStart');
      if (!pool || second || !autoStart || booleanOf(autoStart) !== false) continue;
      const where = originOf(autoStart);
      report({
        message: 'stopped',
        data: { pool: pool.name },
        at: element.attribute('applicationPool')?.valueSpan ?? at.span,
        related: where ? [{ at: where, text: 'switched off here' }] : [],
        fixes: () => [
          review(
            `Start the pool "${pool.name}" with the service`,
            inFile(file, setAttribute(pool.element, 'autoStart', 'true')),
          ),
        ],
      });
    }
  },
});
