import { settle } from '../common/settle';
import { effective as effectiveQuery } from '../core/analysis';
import { CliError, type CliIo, EXIT } from './io';
import { checkNames, neededHost, openQuestion, type QuestionOptions, withPaths } from './open-question';
import { textOfEffective } from './reporters/effective-text';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';

export interface EffectiveOptions extends QuestionOptions {
  readonly section: string;
  readonly path?: string;
  readonly format: 'text' | 'json';
}

/** `whoiis effective`; resolves to the exit status. */
export async function effective(options: EffectiveOptions, io: CliIo): Promise<number> {
  const { section, site, path } = options;
  if (path !== undefined && site === undefined) throw new CliError('--path needs --site');
  const question = await openQuestion(options, io);
  const { workspace, failed } = question;
  const hostConfig = neededHost(question);
  if (site !== undefined) await checkNames(question, { site, path }, io);
  const answer = await settle(workspace, snapshot => effectiveQuery(snapshot, { hostConfig, section, site, path }));
  // The host configuration was read a moment ago.
  if (!answer) throw new CliError('the host configuration is gone');
  const shown = withPaths(answer, io.cwd);
  io.stdout.write(options.format === 'json' ? jsonOf(shown) : textOfEffective(shown, styleOf(io)));
  return failed ? EXIT.failure : EXIT.clean;
}
