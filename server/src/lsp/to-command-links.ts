import type { Command, CommandLinks, PageLinks, Snapshot } from '../core/analysis';
import { COPY_ICACLS, COPY_TEXT, EXPLAIN_HERE, OPEN_AT, PERMISSION_SCRIPT_HERE } from '../protocol/client-options';
import type { ProtoContext } from './to-proto';

/** Addresses of commands of the client, for clients that have them: their arguments are made here and nowhere else. */
export function toCommandLinks({ features, snapshot, clientUri }: ProtoContext): CommandLinks {
  return command => (features.copyCommand ? addressOf(command, snapshot, clientUri) : undefined);
}

export function toPageLinks(context: ProtoContext): PageLinks {
  return {
    commands: toCommandLinks(context),
    open: ({ uri, line, character }) => commandUri(OPEN_AT, context.clientUri(uri), { line, character }),
  };
}

function addressOf(command: Command, snapshot: Snapshot, clientUri: (uri: string) => string): string {
  if (command.kind === 'copy')
    return commandUri(/\bicacls\b/i.test(command.text) ? COPY_ICACLS : COPY_TEXT, command.text);
  const name = command.kind === 'explain' ? EXPLAIN_HERE : PERMISSION_SCRIPT_HERE;
  return commandUri(name, {
    textDocument: { uri: clientUri(command.uri) },
    position: snapshot.position(command.uri, command.offset),
  });
}

/** Half of a character pair cannot be encoded. Parentheses and quotes would end the link around the address. */
function commandUri(name: string, ...args: readonly unknown[]): string {
  const text = JSON.stringify(args).replace(/\p{Surrogate}/gu, '\uFFFD');
  const encoded = encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `command:${name}?${encoded}`;
}
