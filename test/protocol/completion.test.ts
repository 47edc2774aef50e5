import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver';
import { tempFolder } from '../cli/support';
import { Client, MODERN, positionAt, uriOf } from './client';

/** Writes into one document by what is offered, as somebody does who presses Ctrl+Space and Tab alone. */
class Writer {
  text = '';
  #at = 0;
  version = 1;
  /** Ends of the places of the last snippets that are still to be filled in, as distances from the end of the text. */
  #places: number[] = [];

  constructor(
    readonly client: Client,
    readonly uri: string,
  ) {
    client.open(uri, '', this.version);
  }

  async offered(): Promise<CompletionItem[]> {
    const position = positionAt(this.text, this.#at);
    return this.client.request('textDocument/completion', { textDocument: { uri: this.uri }, position });
  }

  /** Takes the item of that label; the cursor goes to its first place. */
  async take(label: string): Promise<this> {
    const items = await this.offered();
    const item = items.find(each => each.label === label);
    assert.ok(
      item,
      `${label} is not among ${items.map(each => each.label).join(', ')} at ${this.#at} of\n${this.text}`,
    );
    const { range, newText } = item.textEdit as TextEdit;
    const lines = this.text.split('\n');
    const offsetOf = ({ line, character }: typeof range.start) =>
      lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    const [start, end] = [offsetOf(range.start), offsetOf(range.end)];
    const places: { readonly index: number; readonly at: number }[] = [];
    let plain = '';
    for (const part of newText.split(/(\$\d|\$\{\d[^}]*\})/)) {
      const place = /^\$\{?(\d)(?:[:|]([^,|}]*))?/.exec(part);
      if (!place) plain += part.replace(/\\([\\$}])/g, '$1');
      else {
        plain += place[2] ?? '';
        places.push({ index: Number(place[1]) || 9, at: start + plain.length });
      }
    }
    this.text = this.text.slice(0, start) + plain + this.text.slice(end);
    places.sort((a, b) => a.index - b.index);
    this.#places = [...places.map(({ at }) => this.text.length - at), ...this.#places];
    if (places.length > 0) this.next();
    else this.#at = start + plain.length;
    return this.#sent();
  }

  /** Types letters of the user's own: names, paths. */
  type(letters: string): this {
    this.text = this.text.slice(0, this.#at) + letters + this.text.slice(this.#at);
    this.#at += letters.length;
    return this.#sent();
  }

  /** Tab: to the next place. */
  next(): this {
    const place = this.#places.shift();
    assert.ok(place !== undefined, 'no further place');
    this.#at = this.text.length - place;
    return this;
  }

  /** To behind a text, as with the mouse. */
  behind(found: string): this {
    this.#at = this.text.lastIndexOf(found) + found.length;
    return this;
  }

  #sent(): this {
    this.version++;
    this.client.change(this.uri, this.version, { text: this.text });
    return this;
  }
}

describe('language server: completion', () => {
  it('writes a host configuration with two sites from an empty file', async () => {
    const folder = tempFolder({ 'applicationHost.config': '' });
    const completion = { completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] } };
    const client = await Client.start({
      folder,
      capabilities: { ...MODERN, textDocument: { ...MODERN.textDocument, completion } },
    });
    const uri = uriOf(folder, 'applicationHost.config');
    const writer = new Writer(client, uri);
    await writer.take('configuration');
    await writer.take('system.applicationHost');
    await writer.take('applicationPools');
    await writer.take('add');
    writer.type('Shop').behind('<add name="Shop"').type(' ');
    await writer.take('managedRuntimeVersion');
    await writer.take('v4.0');
    writer.behind('</add>').type('\n    ');
    await writer.take('add');
    writer.type('Blog').behind('</applicationPools>').type('\n  ');
    await writer.take('sites');
    for (const [name, port] of [
      ['Shop', '80'],
      ['Blog', '8080'],
    ]) {
      await writer.take('site');
      // The id is filled in: Tab goes past it.
      writer
        .type(name ?? '')
        .next()
        .next();
      await writer.take('application');
      writer.type('/').next();
      await writer.take(name ?? '');
      writer.behind(`applicationPool="${name}">`);
      await writer.take('virtualDirectory');
      writer.type('/').next().type(`C:\\sites\\${name}`).behind('</application>').type('\n');
      await writer.take('bindings');
      await writer.take('binding');
      writer.behind('<binding protocol="');
      await writer.take('http');
      writer.behind('bindingInformation="');
      await writer.take(`*:${port}:`);
      writer.behind('</site>').type('\n');
    }
    const findings = (await client.findings(uri, (_, version) => version === writer.version)).filter(
      ({ severity }) => severity === 1 || severity === 2,
    );
    assert.deepEqual(findings, [], writer.text);
    assert.match(writer.text, /<site name="Blog" id="2">[\s\S]*<application path="\/" applicationPool="Blog">/);
  });

  it('tells what an item means when somebody looks at it; plain text for clients without snippets', async () => {
    const folder = tempFolder({ 'web.config': '<configuration>\n  \n</configuration>' });
    const client = await Client.start({ folder });
    const uri = uriOf(folder, 'web.config');
    client.open(uri, '<configuration>\n  \n</configuration>');
    const position = { line: 1, character: 2 };
    const items: CompletionItem[] = await client.request('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    const item = items.find(({ label }) => label === 'system.webServer');
    assert.ok(item);
    assert.equal((item.textEdit as TextEdit).newText, '<system.webServer>\n    \n  </system.webServer>');
    const resolved: CompletionItem = await client.request('completionItem/resolve', item);
    assert.match(String(resolved.documentation), /Settings of IIS/);
  });

  it('offers files and folders at hand, and touches no share', async () => {
    const host = `<configuration>
  <system.applicationHost><sites><site name="A" id="1"><application path="/">
    <virtualDirectory path="/" physicalPath="C:\\sites\\" />
    <virtualDirectory path="/b" physicalPath="\\\\fs01\\web\\" />
    <virtualDirectory path="/c" physicalPath="D:\\" />
  </application></site></sites></system.applicationHost>
</configuration>
`;
    const web = `<configuration>
  <connectionStrings configSource="" />
  <appSettings file="parts/" />
  <system.webServer><aspNetCore processPath=".\\" /></system.webServer>
</configuration>
`;
    const folder = tempFolder({
      'applicationHost.config': host,
      'sites/shop/web.config': web,
      'sites/shop/strings.config': '',
      'sites/shop/my&app.exe': '',
      'sites/shop/parts/more.config': '',
      'sites/api/web.config': '',
      '.whoiisrc.json': JSON.stringify({ pathMappings: { 'C:\\sites': './sites' } }),
    });
    const client = await Client.start({ folder });
    const offered = async (file: string, text: string, before: string) => {
      const uri = uriOf(folder, file);
      const offset = text.indexOf(before) + before.length;
      const items: CompletionItem[] = await client.request('textDocument/completion', {
        textDocument: { uri },
        position: positionAt(text, offset),
      });
      return items.filter(({ kind }) => kind === CompletionItemKind.File);
    };
    const labels = async (file: string, text: string, before: string) =>
      (await offered(file, text, before)).map(({ label }) => label);
    client.open(uriOf(folder, 'applicationHost.config'), host);
    client.open(uriOf(folder, 'sites/shop/web.config'), web);
    const shop = 'sites/shop/web.config';
    assert.deepEqual(await labels(shop, web, 'configSource="'), ['parts\\', 'strings.config']);
    assert.deepEqual(await labels(shop, web, 'file="parts/'), ['more.config']);
    const [program] = await offered(shop, web, 'processPath=".\\');
    assert.equal((program?.textEdit as TextEdit | undefined)?.newText, 'my&amp;app.exe');
    assert.deepEqual(await labels('applicationHost.config', host, 'C:\\sites\\'), ['api', 'shop']);
    for (const elsewhere of ['fs01\\web\\', 'D:\\'])
      assert.deepEqual(await labels('applicationHost.config', host, elsewhere), [], elsewhere);
    assert.deepEqual(
      client.notifications.filter(({ method }) => method === 'whoiis/hostBlocked'),
      [],
    );
  });
});
