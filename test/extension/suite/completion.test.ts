import * as vscode from 'vscode';
import { defined, equal, eventually, findings, open, sample } from './support';

/** Writes into an editor as somebody does who takes what is offered, fills in names and presses Tab. */
class Author {
  constructor(readonly editor: vscode.TextEditor) {}

  get document(): vscode.TextDocument {
    return this.editor.document;
  }

  /** Takes an item of the list at the cursor. */
  async take(label: string): Promise<this> {
    const { active } = this.editor.selection;
    const item = await eventually(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        this.document.uri,
        active,
      );
      const labels = list.items.map(each => (typeof each.label === 'string' ? each.label : each.label.label));
      return defined(list.items[labels.indexOf(label)], `${label} among ${labels.join(', ')}`);
    });
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    const text = item.insertText ?? label;
    // A text without places must not become a snippet within the one that is being filled in.
    if (typeof text === 'string')
      await this.editor.edit(edit => edit.replace(range ?? new vscode.Range(active, active), text));
    else await this.editor.insertSnippet(text, range ?? active);
    return this;
  }

  async type(text: string): Promise<this> {
    await vscode.commands.executeCommand('type', { text });
    return this;
  }

  /** Tab: to the next place of the snippet. */
  async next(): Promise<this> {
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    return this;
  }

  /** Out of the snippet, to a new line behind the last place where a text stands. */
  async behind(text: string): Promise<this> {
    await vscode.commands.executeCommand('leaveSnippet');
    const at = this.document.positionAt(this.document.getText().lastIndexOf(text) + text.length);
    this.editor.selection = new vscode.Selection(at, at);
    await this.editor.insertSnippet(new vscode.SnippetString('\n'), at);
    return this;
  }
}

describe('Completion', () => {
  const uri = () => sample('empty/applicationHost.config');

  before(() => vscode.workspace.fs.writeFile(uri(), new Uint8Array()));
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.workspace.fs.delete(sample('empty'), { recursive: true });
  });

  it('writes a host configuration with two sites from an empty file', async () => {
    const document = await open('empty/applicationHost.config');
    const author = new Author(await vscode.window.showTextDocument(document));
    await author.take('configuration');
    await author.take('system.applicationHost');
    await author.take('applicationPools');
    for (const name of ['Shop', 'Blog']) {
      await author.take('add');
      await author.type(name);
      await author.behind('</add>');
    }
    await author.behind('</applicationPools>');
    await author.take('sites');
    for (const [name, id] of Object.entries({ Shop: '1', Blog: '2' })) {
      await author.take('site');
      await author.type(name);
      await author.next();
      equal(document.getText().includes(`<site name="${name}" id="${id}">`), true);
      await author.next();
      await author.take('application');
      await author.type('/');
      await author.next();
      await author.take(name);
      await author.next();
      await author.take('virtualDirectory');
      await author.type('/');
      await author.next();
      await author.type(`C:\\sites\\${name}`);
      await author.behind('</application>');
      await author.take('bindings');
      await author.take('binding');
      await author.take('http');
      await author.next();
      await author.take(id === '1' ? '*:80:' : '*:8080:');
      await author.behind('</site>');
    }
    const wrong = (): string[] =>
      findings(document)
        .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning)
        .map(({ rule }) => rule)
        // The facts that lie beside the samples are of another server; the web has none.
        .filter(rule => rule !== 'access-foreign-facts');
    await eventually(() => equal(wrong(), []));
    const sites = document.getText().match(/<site [\s\S]*?<\/site>/g) ?? [];
    equal(
      sites.map(site => site.replace(/\s*\n\s*/g, '')),
      [
        ['Shop', '1', '*:80:'],
        ['Blog', '2', '*:8080:'],
      ].map(
        ([name, id, binding]) =>
          `<site name="${name}" id="${id}"><application path="/" applicationPool="${name}"><virtualDirectory path="/" physicalPath="C:\\sites\\${name}" /></application><bindings><binding protocol="http" bindingInformation="${binding}" /></bindings></site>`,
      ),
    );
  }).timeout(120_000);
});
