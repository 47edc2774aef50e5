import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { WHO } from '../../server/src/protocol/messages';
import type { WhoResult } from '../../server/src/protocol/questions';
import { ask } from './ask';
import { withoutIcons } from './without-icons';

const COMMAND = 'whoiis.whoIsThis';

interface Item extends vscode.QuickPickItem {
  readonly match?: WhoResult[number]['matches'][number];
}

/** Leads from an account, a SID or a message, selected or typed in, to what acts as it. */
export function registerWhoIsThis(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(COMMAND, async (given?: unknown) => {
    const name = typeof given === 'string' ? given : (selected() ?? (await asked()));
    if (name === undefined || name.trim() === '') return;
    const answers = await ask(client, WHO, { name }, 'No answer to who this is');
    if (!answers) {
      void vscode.window.showInformationMessage(vscode.l10n.t('That text names no account, SID or application pool.'));
      return;
    }
    if (answers.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing here acts as this account'));
      return;
    }
    const chosen = await vscode.window.showQuickPick(answers.flatMap(itemsOf), {
      title: vscode.l10n.t('Who is this?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen?.match) await open(chosen.match);
  });
}

function selected(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection);
  return text === '' ? undefined : text;
}

function asked(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Who is this?'),
    prompt: vscode.l10n.t('An account, a SID, or the text of a message'),
    placeHolder: 'IIS APPPOOL\\Shop, S-1-5-82-…, Login failed for user …',
  });
}

function itemsOf({ account, sid, note, matches }: WhoResult[number]): readonly Item[] {
  const heading: Item = {
    label: withoutIcons(sid === null || sid === account ? account : `${account} (${sid})`),
    kind: vscode.QuickPickItemKind.Separator,
  };
  const told: readonly Item[] = note === undefined ? [] : [{ label: note }];
  if (matches.length === 0) return [heading, ...told, { label: vscode.l10n.t('Nothing here acts as this account') }];
  return [
    heading,
    ...told,
    ...matches.map((match): Item => {
      const { pool, site, application, purpose } = match;
      const label =
        site === undefined ? vscode.l10n.t('Pool {0}', pool ?? '') : `${site}${application === '/' ? '' : application}`;
      return { label: withoutIcons(label), description: withoutIcons(purpose), match };
    }),
  ];
}

async function open({ file, range }: NonNullable<Item['match']>): Promise<void> {
  if (file === null) return;
  const at = range && new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(file), { ...(at && { selection: at }) });
}
