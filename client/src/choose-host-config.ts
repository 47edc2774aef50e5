import * as vscode from 'vscode';
import type { StatusResult } from '../../server/src/protocol/questions';
import { withoutIcons } from './without-icons';
import { target, writeEntry } from './write-entry';

type Mapping = StatusResult['mappings'][number];

interface Item extends vscode.QuickPickItem {
  /** What choosing this item does to `whoiis.hostConfig`; `undefined` value removes the setting. */
  readonly choose?: () => Promise<{ value: string | undefined } | undefined>;
  /** A path mapping to write instead. */
  readonly mapping?: Mapping;
}

/** Lets the user pick the applicationHost.config that decides the accounts, and writes `whoiis.hostConfig`. */
export async function chooseHostConfig(status: StatusResult | undefined): Promise<void> {
  const resource = vscode.window.activeTextEditor?.document.uri;
  const folder = resource && (vscode.workspace.getWorkspaceFolder(resource) ?? vscode.workspace.workspaceFolders?.[0]);
  const picked = await vscode.window.showQuickPick(items(status, folder), {
    title: vscode.l10n.t('Host configuration'),
    placeHolder: vscode.l10n.t('The applicationHost.config that decides which account acts'),
    matchOnDescription: true,
  });
  if (picked?.mapping && resource) return mapPath(picked.mapping.from, picked.mapping.to, resource.toString());
  const choice = await picked?.choose?.();
  if (!choice) return;
  await vscode.workspace
    .getConfiguration('whoiis', resource ?? null)
    .update('hostConfig', choice.value, target(folder));
}

function items(status: StatusResult | undefined, folder: vscode.WorkspaceFolder | undefined): Item[] {
  const found = (status?.choices ?? []).map<Item>(choice => ({
    label: withoutIcons(choice.label),
    description: withoutIcons(
      choice.uri === status?.hostConfig ? `${choice.description ?? ''} (in use)`.trim() : (choice.description ?? ''),
    ),
    choose: async () => ({ value: settingValue(vscode.Uri.parse(choice.uri), folder) }),
  }));
  const mappings = (status?.mappings ?? []).map<Item>(mapping => ({
    label: `$(link) ${withoutIcons(mapping.label)}`,
    description: vscode.l10n.t('writes the setting {0}', 'whoiis.pathMappings'),
    mapping,
  }));
  return [
    ...mappings,
    ...found,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(folder-opened) ${vscode.l10n.t('Browse…')}`, choose: () => browse(folder) },
    {
      label: `$(search) ${vscode.l10n.t('Find automatically')}`,
      description: vscode.l10n.t('removes the setting {0}', 'whoiis.hostConfig'),
      choose: async () => ({ value: undefined }),
    },
  ];
}

/** The command {@link MAP_PATH}: adds one path mapping to the settings of the workspace. */
export async function mapPath(from: unknown, to: unknown, document: unknown): Promise<void> {
  if (typeof from !== 'string' || typeof to !== 'string' || typeof document !== 'string') return;
  const resource = vscode.Uri.parse(document);
  const folder = vscode.workspace.getWorkspaceFolder(resource) ?? vscode.workspace.workspaceFolders?.[0];
  await writeEntry('pathMappings', from, settingValue(vscode.Uri.parse(to), folder), resource);
}

async function browse(folder: vscode.WorkspaceFolder | undefined): Promise<{ value: string } | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose an applicationHost.config'),
    filters: { [vscode.l10n.t('IIS configuration')]: ['config'], [vscode.l10n.t('All files')]: ['*'] },
    ...(folder ? { defaultUri: folder.uri } : {}),
  });
  const uri = picked?.[0];
  return uri && { value: settingValue(uri, folder) };
}

/** Relative inside the workspace folder, so that the setting can be committed and works on other machines. */
function settingValue(uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): string {
  const root = folder ? `${folder.uri.toString().replace(/\/$/, '')}/` : undefined;
  if (root && `${uri.toString()}/` === root) return '.';
  if (root && uri.toString().startsWith(root)) return `./${decodeURIComponent(uri.toString().slice(root.length))}`;
  return uri.scheme === 'file' ? uri.fsPath : uri.toString();
}
