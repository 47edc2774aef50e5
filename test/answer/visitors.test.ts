import assert from 'node:assert/strict';
import type { HandlerKind } from '../../server/src/core/analysis';
import { type Visitor, visitorsOf } from '../../server/src/core/answer/visitors';
import { canonicalAccount } from '../../server/src/core/features/explain/canonical';
import { settle, workspaceOf } from '../support/memory';

/** The rows of a place: with what a visitor comes, the account that does the work, how the request fails. */
function rows(kind: HandlerKind, server: string, web = ''): readonly string[] {
  const host = `<configuration><system.applicationHost>
<applicationPools><add name="P" managedRuntimeVersion="v4.0" /></applicationPools>
<sites><site name="Shop" id="1"><application path="/" applicationPool="P">
<virtualDirectory path="/" physicalPath="C:\\s" /></application></site></sites></system.applicationHost>
<location path="Shop"><system.webServer>${server}</system.webServer></location></configuration>`;
  const files = { 'applicationHost.config': host, 'C:\\s\\web.config': `<configuration>${web}</configuration>` };
  return settle(workspaceOf(files), snapshot => {
    const [file] = snapshot.hosts();
    assert.ok(file);
    const { usual, askedToLogOn } = visitorsOf(snapshot.place(file, 'Shop', '/'), { handlerKind: kind });
    return [row('usual', usual), ...(askedToLogOn ? [row('asked', askedToLogOn)] : [])];
  }).result;
}

function row(who: string, { auth, resolution }: Visitor): string {
  const account = canonicalAccount(resolution.fileAccessIdentity) ?? 'nobody';
  return [who, auth, account.split(':')[0], ...(resolution.error ? [resolution.error.status] : [])].join(' | ');
}

const WINDOWS = '<security><authentication><windowsAuthentication enabled="true" /></authentication></security>';
const WINDOWS_ONLY = `<security><authentication><anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" /></authentication></security>`;
const NOBODY_MAY = '<security><authentication><anonymousAuthentication enabled="false" /></authentication></security>';
const DENY = '<authorization><deny users="?" /></authorization>';

describe('the usual visitor of a place', () => {
  it('comes without credentials where nobody asks for any', () => {
    assert.deepEqual(rows('static', WINDOWS), ['usual | none | NT AUTHORITY\\IUSR']);
  });
  it('is logged on where anonymous access is off', () => {
    assert.deepEqual(rows('static', WINDOWS_ONLY), [
      'usual | windows | <authenticated user>',
      'asked | none | nobody | 401.2',
    ]);
  });
  it('is logged on where a rule refuses anonymous visitors', () => {
    assert.deepEqual(rows('aspnet', WINDOWS, `<system.web>${DENY}</system.web>`), [
      'usual | windows | IIS APPPOOL\\P',
      'asked | none | nobody | 401',
    ]);
  });
  it('is logged on with Forms where that is the login of the site', () => {
    assert.deepEqual(rows('aspnet', '', `<system.web><authentication mode="Forms" />${DENY}</system.web>`), [
      'usual | forms | IIS APPPOOL\\P',
      'asked | none | nobody | 401',
    ]);
  });
  it('is told once where no login opens the place', () => {
    assert.deepEqual(rows('static', NOBODY_MAY), ['usual | none | nobody | 401.2']);
    const everybody = '<authorization><deny users="*" /></authorization>';
    assert.deepEqual(rows('aspnet', WINDOWS, `<system.web>${everybody}</system.web>`), ['usual | none | nobody | 401']);
  });
});
