import assert from 'node:assert/strict';
import { DiagnosticTag } from 'vscode-languageserver';
import { findings } from '../../server/src/core/analysis';
import { toDiagnostic } from '../../server/src/lsp/to-diagnostic';
import type { ProtoContext } from '../../server/src/lsp/to-proto';
import { settle, uriOf, workspaceOf } from '../support/memory';

const WEB = uriOf('C:\\s\\web.config');
const FILES = {
  'C:\\s\\web.config': `<configuration>
    <runtime><alwaysFlowImpersonationPolicy enabled="true" /></runtime>
    <system.web><compilation debug="maybe" /></system.web>
  </configuration>`,
};

describe('what has no effect', () => {
  it('is faded by clients that can, and nothing else is', () => {
    const { result, snapshot } = settle(workspaceOf(FILES), current => findings(current, WEB));
    const tagsOf = (unnecessaryTag: boolean) => {
      const features = { unnecessaryTag } as ProtoContext['features'];
      const context = { snapshot, features, clientUri: (uri: string) => uri } as ProtoContext;
      return Object.fromEntries(result.map(finding => [finding.rule, toDiagnostic(context, WEB, finding).tags]));
    };
    assert.ok(result.length > 1);
    const { 'impersonation-policy-ignored': policy, ...others } = tagsOf(true);
    assert.deepEqual(policy, [DiagnosticTag.Unnecessary]);
    assert.deepEqual([...new Set(Object.values(others))], [undefined]);
    assert.equal(tagsOf(false)['impersonation-policy-ignored'], undefined);
  });
});
