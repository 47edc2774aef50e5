import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import type { Session } from '../session';

export function handleConfiguration(session: Session, { settings }: DidChangeConfigurationParams): void {
  session.settings.push(settings);
  session.refreshAll();
}
