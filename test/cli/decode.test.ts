import assert from 'node:assert/strict';
import { decodeText } from '../../server/src/common/decode';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const swapped = (data: Uint8Array) => new Uint8Array(Buffer.from(data).swap16());

describe('decoding files', () => {
  const text = '<?xml version="1.0"?>\r\n<configuration>Grüße, 日本 😀</configuration>\r\n';

  it('reads UTF-8 and keeps line ends', () => {
    assert.equal(decodeText(bytes(text)), text);
  });

  it('reads by byte order mark, which is no part of the text', () => {
    assert.equal(decodeText(join(new Uint8Array([0xef, 0xbb, 0xbf]), bytes(text))), text);
    assert.equal(decodeText(join(new Uint8Array([0xff, 0xfe]), bytes(text, 'utf16le'))), text);
    assert.equal(decodeText(join(new Uint8Array([0xfe, 0xff]), swapped(bytes(text, 'utf16le')))), text);
  });

  it('reads UTF-16 without a byte order mark by its first character', () => {
    assert.equal(decodeText(bytes(text, 'utf16le')), text);
    assert.equal(decodeText(swapped(bytes(text, 'utf16le'))), text);
  });

  it('follows the XML declaration', () => {
    for (const encoding of ['iso-8859-1', 'ISO-8859-1', 'windows-1252']) {
      const declared = `<?xml version="1.0" encoding="${encoding}"?><a b="Grüße"/>`;
      assert.equal(decodeText(bytes(declared, 'latin1')), declared);
    }
    const single = `<?xml version='1.0' encoding = 'windows-1252' standalone='yes'?><a b="é"/>`;
    assert.equal(decodeText(bytes(single, 'latin1')), single);
  });

  it('does not believe in a wide encoding that was declared in single bytes', () => {
    const declared = '<?xml version="1.0" encoding="utf-16"?><a b="Grüße"/>';
    assert.equal(decodeText(bytes(declared)), declared);
  });

  it('takes an unknown encoding for UTF-8', () => {
    const declared = '<?xml version="1.0" encoding="klingon-8"?><a b="Grüße"/>';
    assert.equal(decodeText(bytes(declared)), declared);
  });

  it('the byte order mark wins over the declaration', () => {
    const declared = '<?xml version="1.0" encoding="iso-8859-1"?><a b="Grüße"/>';
    assert.equal(decodeText(join(new Uint8Array([0xef, 0xbb, 0xbf]), bytes(declared))), declared);
  });

  it('an empty file is an empty text, also with a byte order mark', () => {
    assert.equal(decodeText(new Uint8Array()), '');
    assert.equal(decodeText(new Uint8Array([0xef, 0xbb, 0xbf])), '');
  });

  it('bytes with NUL are no text', () => {
    assert.equal(decodeText(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])), undefined);
    assert.equal(decodeText(join(bytes('<a/>'), new Uint8Array([0]))), undefined);
    assert.equal(decodeText(new Uint8Array([0xff, 0xfe, 0x3c, 0, 0, 0])), undefined);
  });

  it('a broken sequence does not make it fail', () => {
    assert.equal(decodeText(join(bytes('<a b="'), new Uint8Array([0xff]), bytes('"/>'))), '<a b="\uFFFD"/>');
    assert.equal(typeof decodeText(new Uint8Array([0xff, 0xfe, 0x3c])), 'string');
  });
});
