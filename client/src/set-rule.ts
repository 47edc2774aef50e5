import * as vscode from 'vscode';
import { writeEntry } from './write-entry';

/** The command `whoiis.setRule`: the severity of one rule, or `off`, in the settings of the workspace. */
export async function setRule(rule: unknown, level: unknown, document: unknown): Promise<void> {
  if (typeof rule !== 'string' || typeof level !== 'string' || typeof document !== 'string') return;
  await writeEntry('rules', rule, level, vscode.Uri.parse(document));
}
