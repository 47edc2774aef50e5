import { booleanText } from '../config/base/value';
import { elementsBelow } from '../config/files/elements-at-path';
import { configRule } from './engine/rule';
import { inFile, review } from './support/fixes';
import { setBelow } from './support/section-edits';

const SECTION = 'system.web/deployment';

export const retailOff = configRule({
  id: 'retail-off',
  severity: 'hint',
  since: '0.1.0',
  profiles: ['cis'],
  summary: 'The server is not set up for production: applications may debug, trace and show errors.',
  why: 'With retail="true" ASP.NET takes debug, trace and detailed errors of every application for switched off. The benchmark asks for it on servers in production.',
  messages: {
    off: (_: Readonly<Record<never, never>>) =>
      'Applications may debug, trace and show their errors here: deployment retail="true" is not set',
  },
  above({ file, report }) {
    const root = file.configuration;
    if (file.role !== 'machine' || !root || file.document.problemCount > 0) return;
    const [deployment] = elementsBelow(root, 'system.web/deployment');
    const retail = deployment?.attribute('retail');
    if (retail && booleanText(retail.value) !== false) return;
    report({
      message: 'off',
      data: {},
      at: retail?.valueSpan ?? root.child('system.web')?.nameSpan ?? root.nameSpan,
      fixes: () => [review('Set retail="true"', inFile(file, setBelow(root, SECTION, 'retail', 'true')))],
    });
  },
});
