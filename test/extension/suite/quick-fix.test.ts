import * as vscode from 'vscode';
import { defined, equal, eventually, findings, includes, open } from './support';

const RULE = 'pool-identity-localsystem';

describe('quick fix', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  it('replaces LocalSystem and removes the finding', async () => {
    const document = await open('applicationHost.config');
    const finding = await eventually(() =>
      defined(
        findings(document).find(({ rule }) => rule === RULE),
        RULE,
      ),
    );
    const action = await eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return defined(
        actions.find(({ title, edit }) => edit && title.includes('ApplicationPoolIdentity')),
        'a fix that sets ApplicationPoolIdentity',
      );
    });
    const line = finding.range.start.line;
    await vscode.workspace.applyEdit(defined(action.edit, 'an edit'));
    includes(document.lineAt(line).text, 'ApplicationPoolIdentity');
    await eventually(() =>
      equal(findings(document).filter(({ range, rule }) => rule === RULE && range.start.line === line).length, 0),
    );
  });
});
