import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EFFECTIVE, EXPLAIN, WHO } from '../../server/src/protocol/messages';

/** What a tool is given: fields of the question, and `file` as a path in the workspace. */
type Input = Readonly<Record<string, unknown>> & { readonly file?: string };

/** By their names in the manifest, which has their words and the schemas of their inputs. */
const TOOLS: Readonly<Record<string, (client: BaseLanguageClient, input: Input) => Promise<unknown>>> = {
  whoiis_explain: (client, input) => answer(client, EXPLAIN, input),
  whoiis_effective: (client, input) => answer(client, EFFECTIVE, input),
  whoiis_who_is: (client, input) => answer(client, WHO, input),
  whoiis_check: (client, input) => answer(client, 'textDocument/diagnostic', input),
};

/** The part of `vscode.lm` that newer editors have (1.95); this extension runs in older ones too. */
interface ToolHost {
  registerTool(name: string, tool: { invoke(options: { readonly input: Input }): Promise<unknown> }): vscode.Disposable;
}

interface NewerApi {
  readonly lm?: Partial<ToolHost>;
  readonly LanguageModelToolResult?: new (parts: readonly unknown[]) => unknown;
  readonly LanguageModelTextPart?: new (text: string) => unknown;
}

/** The questions of the command line as tools for assistants in the editor. They read, and no more than the workspace. */
export function registerAssistantTools(client: BaseLanguageClient, start: () => Promise<void>): vscode.Disposable {
  const { lm, LanguageModelToolResult: Result, LanguageModelTextPart: Part }: NewerApi = vscode as NewerApi;
  if (!lm?.registerTool || !Result || !Part) return vscode.Disposable.from();
  const host = lm as ToolHost;
  return vscode.Disposable.from(
    ...Object.entries(TOOLS).map(([name, ask]) =>
      host.registerTool(name, {
        invoke: async ({ input }) => {
          await start();
          return new Result([new Part(JSON.stringify(await ask(client, input)))]);
        },
      }),
    ),
  );
}

async function answer(client: BaseLanguageClient, method: string, { file, ...input }: Input): Promise<unknown> {
  const textDocument = file === undefined ? undefined : { uri: client.code2ProtocolConverter.asUri(inWorkspace(file)) };
  const found = await client.sendRequest<unknown>(method, { ...input, ...(textDocument && { textDocument }) });
  return found ?? 'Nothing is known about that: no such file, site or host configuration is loaded.';
}

/** @throws where the path leads out of the workspace: the file would be read for an assistant */
function inWorkspace(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const isRooted = /^([A-Za-z]:|[\\/])/.test(file);
  const uri = isRooted || !folder ? vscode.Uri.file(file) : vscode.Uri.joinPath(folder.uri, file.replace(/\\/g, '/'));
  if (!vscode.workspace.getWorkspaceFolder(uri)) throw new Error(`${file} lies outside of the workspace`);
  return uri;
}
