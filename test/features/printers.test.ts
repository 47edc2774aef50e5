import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { explainDocument, hover, type PageLinks, status } from '../../server/src/core/analysis';
import { hasHidden, visible } from '../../server/src/core/base/hidden-characters';
import type { Block, Inline, Line } from '../../server/src/core/features/print/block';
import { printHtml } from '../../server/src/core/features/print/html';
import { printMarkdown } from '../../server/src/core/features/print/markdown';
import { printPlain } from '../../server/src/core/features/print/plain';
import { asAttributeValue, hostileText } from '../support/hostile';
import { HOST_URI, settle, workspaceOf } from '../support/memory';

/** As editors render a hover: Markdown of GitHub, where a line break is one. */
function rendered(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true, breaks: true });
}

interface Shown {
  /** Start tags, without those that only arrange. */
  readonly tags: readonly string[];
  readonly addresses: readonly string[];
  readonly text: string;
}

function shownBy(html: string): Shown {
  const tags: string[] = [];
  const addresses: string[] = [];
  for (const [, name = '', attributes = ''] of html.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)) {
    tags.push(name);
    const address = /\shref="([^"]*)"/.exec(attributes)?.[1];
    if (address !== undefined) addresses.push(decoded(address));
    assert.doesNotMatch(attributes.replace(/"[^"]*"/g, ''), /\son\w+=|\ssrc=/);
  }
  assert.doesNotMatch(html, /<!--/);
  return {
    tags,
    addresses,
    text: decoded(html.replace(/<[^>]*>/g, ''))
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

function decoded(html: string): string {
  return html.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string) =>
    code === undefined ? (NAMED[name] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

/** One line with a text in every role that texts have. */
function lineWith(text: string): Line {
  return [
    { kind: 'strong', text: `a${text}z` },
    ' ',
    { kind: 'code', text },
    ` ${text} `,
    { kind: 'web', text, url: `https://learn.microsoft.com/${text}` },
    ' ',
    { kind: 'command', text, before: ` ${text} `, command: { kind: 'copy', text } },
  ];
}

const HOST = '<configuration/>';
const { snapshot } = settle(workspaceOf({ 'applicationHost.config': HOST }), () => undefined);
const context = {
  snapshot,
  uri: HOST_URI,
  commands: () => 'command:whoiis.copyText?%5B%5D',
};

function check(blocks: readonly Block[], tags: readonly string[], links: number): void {
  const markdown = shownBy(rendered(printMarkdown(context, blocks)));
  const html = shownBy(printHtml(context, blocks, () => 'command:whoiis.openAt?1'));
  assert.deepEqual(markdown.tags.filter(isMeant), tags);
  for (const { addresses } of [markdown, html]) {
    assert.equal(addresses.length, links);
    for (const address of addresses) assert.match(address, /^(https:\/\/learn\.microsoft\.com\/|command:whoiis\.)/);
  }
  for (const line of printPlain(context, blocks).split('\n')) assert.ok(!hasHidden(line));
}

function isMeant(tag: string): boolean {
  return !['p', 'br', 'tr', 'thead', 'tbody'].includes(tag);
}

const IN_LINE = ['strong', 'code', 'a', 'a'];

describe('texts of a configuration in Markdown and HTML', () => {
  it('become no markup in any role, wherever they stand', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const line = lineWith(text);
        check([{ kind: 'paragraph', lines: [[text], line] }], IN_LINE, 2);
        check([{ kind: 'paragraph', lines: [line, [text], [text]] }], IN_LINE, 2);
        check([{ kind: 'list', items: [[text], line] }], ['ul', 'li', 'li', ...IN_LINE], 2);
        check([{ kind: 'heading', level: 1, line }], ['h1', ...IN_LINE], 2);
        check([{ kind: 'listing', language: 'sql', text }], ['pre', 'code'], 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('stay in their cell of a table', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const table: Block = {
          kind: 'table',
          heading: ['a', text],
          rows: [
            [[text], [{ kind: 'code', text }]],
            [lineWith(text), ['z']],
          ],
        };
        const tags = shownBy(rendered(printMarkdown(context, [table]))).tags;
        assert.equal(tags.filter(tag => tag === 'td').length, 4);
        assert.equal(tags.filter(tag => tag === 'th').length, 2);
        assert.equal(tags.filter(tag => tag === 'a').length, 2);
        assert.ok(
          tags.every(tag => ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'code', 'a'].includes(tag)),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are read as they are', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const blocks: Block[] = [{ kind: 'paragraph', lines: [['a ', text, ' ', { kind: 'code', text }, ' z']] }];
        const expected = `a ${visible(text)} ${visible(text)} z`.replace(/\s+/g, ' ');
        if (visible(text).trim() === '') return;
        assert.equal(shownBy(rendered(printMarkdown(context, blocks))).text, expected);
        assert.equal(shownBy(printHtml(context, blocks, () => '')).text, expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('addresses that run something are no links', () => {
    for (const url of [
      'javascript:alert(1)',
      'JavaScript:x',
      'command:workbench.action.quit',
      'data:text/html,x',
      'x',
    ]) {
      const line: Inline[] = [{ kind: 'web', text: 'x', url }];
      for (const html of [
        rendered(printMarkdown(context, [{ kind: 'paragraph', lines: [line] }])),
        printHtml(context, [{ kind: 'paragraph', lines: [line] }], () => ''),
      ])
        assert.deepEqual(shownBy(html).addresses, []);
    }
  });
});

/** A server of which every name is the value, in a folder of that name. */
function serverOf(value: string): Readonly<Record<string, string>> {
  const v = asAttributeValue(value);
  const folder = value.replace(/[^\p{L}\p{N}()[\]`' {}!@#$%&+,;=~-]/gu, '');
  return {
    'applicationHost.config': `<configuration><system.applicationHost>
  <applicationPools><add name="${v}" managedRuntimeVersion="v4.0"><processModel identityType="SpecificUser" userName="${v}" password="x" /></add></applicationPools>
  <sites><site name="${v}" id="1"><application path="/" applicationPool="${v}"><virtualDirectory path="/" physicalPath="C:\\s\\${asAttributeValue(folder)}" userName="${v}" password="y" /></application>
  <application path="/${v}" applicationPool="${v}"><virtualDirectory path="/" physicalPath="${v}" /></application>
  <bindings><binding protocol="http" bindingInformation="*:80:${v}" /></bindings></site></sites>
</system.applicationHost>
<location path="${v}/${v}"><system.webServer><security><authentication><anonymousAuthentication userName="${v}" /></authentication></security></system.webServer></location>
</configuration>`,
    [`C:\\s\\${folder}\\web.config`]: `<configuration>
  <connectionStrings configSource="${v}" />
  <appSettings><add key="${v}" value="${v}" /></appSettings>
  <system.web><identity impersonate="true" userName="${v}" password="z" /><authentication mode="${v}"/></system.web>
  <system.webServer><handlers><add name="${v}" path="${v}" verb="*" modules="FastCgiModule" scriptProcessor="${v}" /></handlers>
  <aspNetCore processPath="${v}" arguments="${v}" stdoutLogFile="${v}" /><rewrite><rules><rule name="${v}"><match url="${v}" /><action type="Redirect" url="${v}" /></rule></rules></rewrite></system.webServer>
  <location path="${v}"><system.web><authorization><allow users="${v}" /></authorization></system.web></location>
</configuration>`,
  };
}

const LINKS: PageLinks = {
  commands: () => 'command:whoiis.copyText?%5B%5D',
  open: () => 'command:whoiis.openAt?%5B%5D',
};
const TAGS = /^(p|br|strong|code|a|ul|li|table|thead|tbody|tr|th|td|h1|h2|hr|pre|details|summary)$/;

function checkShown(html: string): void {
  const { tags, addresses } = shownBy(html);
  for (const tag of tags) assert.match(tag, TAGS);
  for (const address of addresses) {
    assert.match(address, /^(file:\/\/|https:\/\/(learn\.microsoft\.com|github\.com)\/|command:whoiis\.)/);
    assert.doesNotMatch(address, /^https:.*evil/);
  }
}

describe('hovers, pages and status of a hostile server', () => {
  it('have only links and elements of ours', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(hostileText, value => {
        const files = serverOf(value);
        const start = workspaceOf(files);
        let current = start;
        for (const [name, text] of Object.entries(files)) {
          const uri =
            name === 'applicationHost.config'
              ? HOST_URI
              : `file:///C:/${encodeURI(name.slice(3).replaceAll('\\', '/')).replace(/[#?]/g, encodeURIComponent)}`;
          const offsets = [...text.matchAll(/<\w|="/g)].map(({ index }) => index + 2);
          for (const offset of offsets) {
            const { result, snapshot: next } = settle(current, at => hover(at, uri, offset, LINKS.commands));
            current = next;
            if (result) checkShown(rendered(result.markdown));
          }
          const page = settle(current, at => explainDocument(at, uri, 0, LINKS)).result;
          if (page) {
            checkShown(page.html);
            checkShown(rendered(page.markdown));
            assert.ok(!hasHidden(page.title));
          }
          const item = settle(current, at => status(at, uri)).result;
          if (item) {
            checkShown(rendered(item.tooltip));
            assert.ok(!hasHidden(item.text));
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
