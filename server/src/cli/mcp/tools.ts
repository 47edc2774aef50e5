import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT_AUTHS, HANDLER_KINDS, STAGES } from '../../core/analysis';
import { fileUri } from '../../node/file-uri';
import { type CheckOptions, check } from '../check';
import { diskOf } from '../disk-of';
import { type EffectiveOptions, effective } from '../effective';
import { type ExplainOptions, explain } from '../explain';
import { type AssistantOptions, CliError, type CliIo } from '../io';
import { type WhoCliOptions, who } from '../who';

/** A question that an assistant may ask. The answer is what the command of that name prints as JSON. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the input; `run` is given nothing else. */
  readonly inputSchema: InputSchema;
  readonly run: (input: object, options: AssistantOptions, io: CliIo) => Promise<unknown>;
}

interface InputSchema {
  readonly type: 'object';
  readonly properties: Record<string, object>;
  readonly required?: string[];
  readonly additionalProperties: false;
}

const text = (description: string) => ({ type: 'string', minLength: 1, description });
const oneOf = (names: readonly string[], description: string) => ({ enum: [...names], description });
const list = (description: string) => ({ type: 'array', items: { type: 'string', minLength: 1 }, description });

const APPHOST = text('Path of applicationHost.config; found by itself in the working folder');
const PATH = text('URL path inside the site, such as /shop/default.aspx; default /');

export const TOOLS: readonly Tool[] = [
  {
    name: 'explain',
    description:
      'Which Windows account acts at a place of an IIS configuration (worker process, files, network, SQL Server), what happens to the request, and why. Give a site, or the path of a web.config.',
    inputSchema: inputOf({
      apphost: APPHOST,
      site: text('Name of the site'),
      file: text('Path of a web.config, in the place of a site'),
      path: PATH,
      handler: oneOf(HANDLER_KINDS, 'What serves the request; default: an answer for each plausible kind'),
      auth: oneOf(CLIENT_AUTHS, 'How the visitor logs on; default none'),
      clientMappedTo: text('Account that the certificate of the visitor maps to'),
      stage: oneOf(STAGES, 'A moment other than the handler'),
      verb: text('HTTP verb; default GET'),
      denied: list('Accounts and groups without rights on the files'),
    }),
    run: ({ file, ...input }: Partial<ExplainOptions> & { readonly file?: string }, options, io) =>
      explain(file, { path: '/', auth: 'none', ...options, ...input, format: 'json' }, io),
  },
  {
    name: 'check',
    description:
      'What is wrong or risky in IIS configuration files: what IIS refuses, requests that fail, settings that help an attacker, surprises with accounts.',
    inputSchema: inputOf({
      paths: list('Files and folders; default: the working folder'),
      apphost: APPHOST,
      profile: text('Set of rules: recommended, all, cis or stig'),
    }),
    run: async ({ paths = ['.'], ...input }: Partial<CheckOptions> & { readonly paths?: string[] }, options, io) => {
      const files = await Promise.all(paths.map(name => inReach(name, options, io)));
      await check(files, { ...options, ...input, format: 'json', failOn: 'never', color: 'never' }, io);
    },
  },
  {
    name: 'effective',
    description:
      'What IIS reads for a configuration section at the server, a site or a path, with the file and line that says so, and locks.',
    inputSchema: inputOf(
      {
        section: {
          // The names of elements, with slashes between them.
          ...{ type: 'string', pattern: '^[A-Za-z_][\\w.-]*(/[A-Za-z_][\\w.-]*)*$' },
          description: 'Path of the section, such as system.webServer/handlers',
        },
        apphost: APPHOST,
        site: text('Name of the site; default: the server'),
        file: text('Path of a web.config, in the place of a site'),
        path: PATH,
      },
      ['section'],
    ),
    run: ({ file, ...input }: Partial<EffectiveOptions> & { readonly file?: string }, options, io) =>
      effective(file, { ...options, ...(input as Pick<EffectiveOptions, 'section'>), format: 'json' }, io),
  },
  {
    name: 'who_is',
    description:
      'Which pools, sites and applications act as an account, and for what: from its name, its SID, or the text of a message of Windows, IIS or SQL Server that names it.',
    inputSchema: inputOf(
      {
        name: text('An account, a SID, or the text of a message'),
        pools: list('Names of pools that are in no file, to recognise the SIDs of old ones'),
        apphost: APPHOST,
      },
      ['name'],
    ),
    run: ({ name = '', pools, ...input }: Partial<WhoCliOptions> & { name?: string; pools?: string[] }, options, io) =>
      who(name, { ...options, ...input, ...(pools && { pool: pools }), format: 'json' }, io),
  },
];

function inputOf(properties: Record<string, object>, required?: string[]): InputSchema {
  return { type: 'object', properties, ...(required && { required }), additionalProperties: false };
}

/** The path of a file or folder that may be read: `check` searches folders and patterns by itself. */
async function inReach(name: string, options: AssistantOptions, io: CliIo): Promise<string> {
  const file = path.resolve(io.cwd, name);
  const disk = diskOf(io, options);
  if (await disk.list(fileUri(file))) return file;
  const content = await disk.read(fileUri(file));
  if (content.kind === 'text') return fileURLToPath(content.uri);
  throw new CliError(`${name}: ${content.kind === 'absent' ? 'no such file' : content.reason}`);
}
