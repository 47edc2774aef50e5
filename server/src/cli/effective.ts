import path from 'node:path';
import { isHostConfig } from '../common/is-host-config';
import { settle } from '../common/settle';
import { effective as effectiveQuery } from '../core/analysis';
import { fileUri } from '../node/file-uri';
import { CliError, type CliIo, EXIT } from './io';
import { checkFile, namedConfig } from './named-config';
import { checkSite, neededHost, openQuestion, type QuestionOptions, withPaths } from './open-question';
import { textOfEffective } from './reporters/effective-text';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';

export interface EffectiveOptions extends QuestionOptions {
  readonly section: string;
  readonly path?: string;
  readonly format: 'text' | 'json';
}

/** `whoiis effective`, about a server, a site or a file; resolves to the exit status. */
export async function effective(name: string | undefined, options: EffectiveOptions, io: CliIo): Promise<number> {
  const { section, site, path: url } = options;
  const named = name === undefined ? undefined : await namedConfig(name, io);
  const isHost = named !== undefined && isHostConfig(fileUri(named));
  const file = named === undefined || isHost ? undefined : fileUri(named);
  if (url !== undefined && site === undefined && file === undefined) throw new CliError('--path needs --site');
  const asked = isHost ? { ...options, apphost: named } : options;
  const question = await openQuestion(asked, io, named === undefined ? io.cwd : path.dirname(named));
  const { workspace, failed } = question;
  const hostConfig = file === undefined ? neededHost(question) : question.hostConfig;
  if (file !== undefined) await checkFile(question, file, site, io);
  else if (site !== undefined) await checkSite(question, site, io);
  const query = { hostConfig, section, site, file, path: url };
  const answer = await settle(workspace, snapshot => effectiveQuery(snapshot, query));
  if (!answer)
    throw new CliError(`no applicationHost.config serves ${name}; name one with --apphost, and folders with --map`);
  const shown = withPaths(answer, io.cwd);
  io.stdout.write(options.format === 'json' ? jsonOf(shown) : textOfEffective(shown, styleOf(io)));
  return failed ? EXIT.failure : EXIT.clean;
}
