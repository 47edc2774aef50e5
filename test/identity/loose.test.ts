import assert from 'node:assert/strict';
import { resolve } from '../../server/src/core/answer/resolve';
import { HANDLER_KINDS } from '../../server/src/core/identity/base/query';
import { isAccountNamed } from '../../server/src/core/windows/account';
import { settle, uriOf, workspaceOf } from '../support/memory';

const WEB = 'C:\\s\\web.config';

/** Answers for a web.config that no host configuration places. */
function answers(text: string) {
  return settle(workspaceOf({ [WEB]: text }), snapshot => {
    const place = snapshot.loosePlace(uriOf(WEB));
    assert.ok(place);
    return new Map(
      HANDLER_KINDS.map(handlerKind => [handlerKind, resolve(place, { handlerKind, client: { auth: 'none' } })]),
    );
  }).result;
}

describe('a web.config without applicationHost.config', () => {
  it('whatever the host configuration decides is unknown, and nothing is an error', () => {
    for (const [kind, answer] of answers(
      '<configuration><system.webServer><security><authentication><anonymousAuthentication userName="" /></authentication></security></system.webServer></configuration>',
    )) {
      assert.equal(answer.processIdentity.kind, 'unknown', kind);
      assert.equal(answer.anonymousIdentity.kind, 'unknown', kind);
      assert.equal(answer.fileAccessIdentity.kind, 'unknown', kind);
      assert.equal(answer.error, null, kind);
      assert.equal(answer.processSid, null, kind);
    }
  });

  it('a fixed identity is known once the check of Integrated mode is off', () => {
    const identity =
      '<system.web><identity impersonate="true" userName="CONTOSO\\app" password="S3cret!" /></system.web>';
    const off = '<system.webServer><validation validateIntegratedModeConfiguration="false" /></system.webServer>';
    const fixed = answers(`<configuration>${identity}${off}</configuration>`).get('aspnet')?.fileAccessIdentity;
    assert.ok(fixed && isAccountNamed(fixed, 'CONTOSO\\app'));
    const checked = answers(`<configuration>${identity}</configuration>`).get('aspnet');
    assert.equal(checked?.fileAccessIdentity.kind, 'unknown');
    assert.deepEqual([checked?.error?.status, checked?.error?.certain], ['500.24', false]);
  });
});
