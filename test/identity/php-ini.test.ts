import assert from 'node:assert/strict';
import { readImpersonate } from '../../server/src/core/identity/work/php-settings';

describe('fastcgi.impersonate in php.ini', () => {
  it('is read as PHP reads it', () => {
    for (const value of ['1', 'On', 'yes', 'TRUE', '"1"', '2', ' on ; comment'])
      assert.equal(readImpersonate(`fastcgi.impersonate =${value}`).impersonate, true, value);
    for (const value of ['0', 'Off', 'no', 'false', '', '""'])
      assert.equal(readImpersonate(`fastcgi.impersonate = ${value}\r\n`).impersonate, false, value);
  });

  it('is off by default and in comments; the last line counts; host and path sections do not', () => {
    assert.equal(readImpersonate('; fastcgi.impersonate = 1').impersonate, false);
    assert.equal(readImpersonate('fastcgi.impersonate = 1\nfastcgi.impersonate = 0').impersonate, false);
    assert.equal(
      readImpersonate('[PHP]\nfastcgi.impersonate = 1\n[HOST=a]\nfastcgi.impersonate = 0').impersonate,
      true,
    );
    assert.equal(readImpersonate('xfastcgi.impersonate = 1').impersonate, false);
  });

  it('points to the line', () => {
    const text = '[PHP]\r\nfastcgi.impersonate = 1\r\n';
    const { span } = readImpersonate(text);
    assert.equal(text.slice(span.start, span.end), 'fastcgi.impersonate = 1');
  });
});
