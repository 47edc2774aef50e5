import { isWebConfigName, uriName } from '../workspace/uri';
import { removeElement } from '../xml/edits';
import type { XmlElement } from '../xml/tree';
import { placeRule } from './engine/rule';
import { inFile, review } from './support/fixes';

const POLICIES = ['legacyImpersonationPolicy', 'alwaysFlowImpersonationPolicy'] as const;

export const impersonationPolicyIgnored = placeRule({
  id: 'impersonation-policy-ignored',
  severity: 'warning',
  since: '0.1.0',
  unnecessary: true,
  summary: 'A policy about the flow of impersonation stands in a web.config, where nothing reads it.',
  why: 'The runtime reads it when the process starts: from Aspnet.config of the framework, or from the file that the pool names (CLRConfigFile).',
  messages: {
    ignored: ({ name }: { name: string }) => `<${name}> has no effect in a web.config`,
  },
  check({ file, parts, report }) {
    if (file.document.problemCount > 0 || !isWebConfigName(uriName(file.uri))) return;
    for (const { tag } of parts) {
      const runtime = (tag?.element ?? file.configuration)?.child('runtime');
      for (const name of POLICIES) {
        const element: XmlElement | undefined = runtime?.child(name);
        if (!element) continue;
        report({
          message: 'ignored',
          data: { name },
          at: element.nameSpan,
          fixes: () => [review(`Remove <${name}>`, inFile(file, removeElement(element)))],
        });
      }
    }
  },
});
