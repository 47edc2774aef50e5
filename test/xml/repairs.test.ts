import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/text/edit';
import { parseXml } from '../../server/src/core/xml/tree';

/** Ends that somebody has begun to type, and the texts that repairs make of them: no junk, and none that breaks more. */
const BEGUN: readonly (readonly [string, string])[] = [
  ['<configuration><a b="1" /</configuration>', '<configuration><a b="1" /></configuration>'],
  ['<configuration>\n  <a /\n  <c />\n</configuration>', '<configuration>\n  <a />\n  <c />\n</configuration>'],
  ['<a/', '<a/>'],
  ['<configuration><a></</configuration>', '<configuration><a></a></configuration>'],
  ['<configuration>\n<a>\n</\n</configuration>', '<configuration>\n<a>\n</a>\n</configuration>'],
  ['<configuration></', '<configuration></configuration>'],
  ['<configuration><!-- x --\n<b/></configuration>', '<configuration><!-- x -->\n<b/></configuration>'],
  [
    '<configuration><!-- x --\n<b/><!-- y --></configuration>',
    '<configuration><!-- x -->\n<b/><!-- y --></configuration>',
  ],
  ['<?xml version="1.0"?\n<configuration/>', '<?xml version="1.0"?>\n<configuration/>'],
  ['<a><![CDATA[x]]', '<a><![CDATA[x]]>'],
];

describe('repairs of ends that were begun', () => {
  for (const [text, expected] of BEGUN)
    it(JSON.stringify(text), () => {
      const made = parseXml(text).problems.flatMap(({ repairs }) =>
        repairs.map(({ edits }) => applyEdits(text, edits)),
      );
      assert.ok(made.includes(expected), made.map(each => JSON.stringify(each)).join('\n'));
      assert.ok(parseXml(expected).problemCount < parseXml(text).problemCount);
      for (const each of made) assert.doesNotMatch(each, /\/> \/|\?\?>|<\/>|-- -->/);
    });
});

describe('repairs that take something out of a start tag', () => {
  it('leave two names two', () => {
    const text = '<a><https://server.example/x configSource="b" /></a>';
    const made = parseXml(text)
      .problems.filter(({ kind }) => kind === 'unexpectedCharacters')
      .flatMap(({ repairs }) => repairs.map(({ edits }) => applyEdits(text, edits)));
    assert.deepEqual(made, [
      '<a><https: server.example/x configSource="b" /></a>',
      '<a><https://server.example x configSource="b" /></a>',
    ]);
  });

  it('leave no blank where one stands', () => {
    const text = '<a><b // c="d" /></a>';
    const made = parseXml(text).problems.flatMap(({ repairs }) => repairs.map(({ edits }) => applyEdits(text, edits)));
    assert.deepEqual(made, ['<a><b  c="d" /></a>']);
  });
});
