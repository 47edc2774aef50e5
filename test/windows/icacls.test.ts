import assert from 'node:assert/strict';
import { icaclsGrant } from '../../server/src/core/windows/icacls';

describe('icacls commands', () => {
  const folder = { path: 'C:\\inetpub\\site', isFolder: true, right: 'RX' } as const;

  it('cmd quotes names with blanks and leaves the flags outside', () => {
    assert.equal(
      icaclsGrant('cmd', { ...folder, account: 'IIS AppPool\\Site' }),
      'icacls "C:\\inetpub\\site" /grant "IIS AppPool\\Site":(OI)(CI)RX',
    );
    assert.equal(
      icaclsGrant('cmd', { ...folder, account: 'IUSR' }),
      'icacls "C:\\inetpub\\site" /grant IUSR:(OI)(CI)RX',
    );
  });

  it('PowerShell quotes the whole argument, so that nothing in it is expanded', () => {
    assert.equal(
      icaclsGrant('PowerShell', { ...folder, account: 'IIS AppPool\\Site' }),
      "icacls 'C:\\inetpub\\site' /grant 'IIS AppPool\\Site:(OI)(CI)RX'",
    );
    assert.equal(
      icaclsGrant('PowerShell', { ...folder, path: "\\\\fs01\\it's$", account: 'D\\WEB01$' }),
      "icacls '\\\\fs01\\it''s$' /grant 'D\\WEB01$:(OI)(CI)RX'",
    );
  });

  it('files hand nothing on', () => {
    const file = { account: 'IUSR', path: 'C:\\s\\a.htm', isFolder: false, right: 'R' } as const;
    assert.equal(icaclsGrant('cmd', file), 'icacls "C:\\s\\a.htm" /grant IUSR:R');
  });

  it('the backslash of a drive root does not escape the quotation mark', () => {
    assert.equal(
      icaclsGrant('cmd', { ...folder, path: 'D:\\', account: 'IUSR' }),
      'icacls "D:\\\\" /grant IUSR:(OI)(CI)RX',
    );
  });
});
