import { decodeText } from '../common/decode';
import { settle } from '../common/settle';
import { type WhoAnswer, who as whoQuery } from '../core/analysis';
import { relativePath } from '../node/file-uri';
import { CliError, type CliIo, EXIT } from './io';
import { neededHost, openQuestion, type QuestionOptions, withPaths } from './open-question';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';
import { textOfWho } from './reporters/who-text';

export interface WhoCliOptions extends QuestionOptions {
  readonly pool?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `whoiis who`; resolves to the exit status. `subject`: a name, a SID, the text of a message, or `-` for standard input. */
export async function who(subject: string, options: WhoCliOptions, io: CliIo): Promise<number> {
  const text = subject === '-' ? decoded(await io.readStdin()) : subject;
  const question = await openQuestion(options, io);
  neededHost(question);
  const answers = await settle(question.workspace, snapshot => whoQuery(snapshot, text, { pools: options.pool ?? [] }));
  if (!answers)
    throw new CliError('who takes an account, a SID, or a message that names one; there is none in what was given');
  const shown = answers.map(answer => withServers(withPaths(answer, io.cwd), io.cwd));
  io.stdout.write(options.format === 'json' ? jsonOf(shown) : textOfWho(shown, styleOf(io)));
  return question.failed ? EXIT.failure : EXIT.clean;
}

function withServers(answer: WhoAnswer, cwd: string): WhoAnswer {
  return { ...answer, matches: answer.matches.map(match => ({ ...match, server: relativePath(cwd, match.server) })) };
}

function decoded(bytes: Uint8Array): string {
  return decodeText(bytes) ?? '';
}
