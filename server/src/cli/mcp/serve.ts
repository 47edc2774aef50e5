import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import Ajv from 'ajv';
import { type AssistantOptions, CliError, type CliIo, type FencedIo, messageOf } from '../io';
import { VERSION } from '../version';
import { TOOLS, type Tool } from './tools';

/** `whoiis mcp --stdio`. */
export function serveOnStdio(options: AssistantOptions, io: FencedIo): Promise<void> {
  return serve(new StdioServerTransport(), options, io);
}

/**
 * Answers over a transport until it is closed. Tools read the folders of the fence and nothing else, so that an assistant
 * that was talked into it cannot fetch other files. What a call has wrong is the result of that call.
 */
export async function serve(transport: Transport, options: AssistantOptions, io: FencedIo): Promise<void> {
  const server = new Server({ name: 'whoiis', version: VERSION }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema,
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = TOOLS.find(({ name }) => name === params.name);
    if (!tool) return failure(`there is no tool ${params.name}; there are ${TOOLS.map(({ name }) => name).join(', ')}`);
    return call(tool, params.arguments ?? {}, options, io);
  });
  await server.connect(transport);
}

async function call(
  tool: Tool,
  input: Readonly<Record<string, unknown>>,
  options: AssistantOptions,
  outer: CliIo,
): Promise<CallToolResult> {
  const validate = new Ajv({ allErrors: true }).compile(tool.inputSchema);
  if (!validate(input)) {
    const wrong = new Ajv().errorsText(validate.errors, { dataVar: 'input' });
    return failure(`${wrong}; ${tool.name} takes ${Object.keys(tool.inputSchema.properties).join(', ')}`);
  }
  const answer: string[] = [];
  const notes: string[] = [];
  const io: CliIo = {
    ...outer,
    // Names folders of the user, which are not asked about.
    env: {},
    stdout: { write: text => void answer.push(text), isTTY: false, columns: undefined },
    stderr: { write: text => void notes.push(text), isTTY: false, columns: undefined },
    readStdin: async () => new Uint8Array(),
    threads: undefined,
  };
  try {
    await tool.run(input, options, io);
    // The answer alone is the JSON of the command line; what that would say on standard error stands behind it.
    return { content: [answer, notes].filter(texts => texts.length > 0).map(texts => textOf(texts.join(''))) };
  } catch (error) {
    return failure(
      [error instanceof CliError ? error.message : `internal error: ${messageOf(error)}`, ...notes].join('\n'),
    );
  }
}

function failure(message: string): CallToolResult {
  return { isError: true, content: [textOf(message)] };
}

function textOf(text: string) {
  return { type: 'text' as const, text };
}
