import { settle } from '../common/settle';
import type { ClientAuth, HandlerKind, Stage } from '../core/analysis';
import { type ExplainQuery, explainInWords, explain as explainQuery } from '../core/analysis';
import { type CliIo, EXIT } from './io';
import { openQuestion, type QuestionOptions, withPaths } from './open-question';
import { textOfExplain } from './reporters/explain-text';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';

export interface ExplainOptions extends QuestionOptions {
  readonly site: string;
  readonly path: string;
  readonly handler?: HandlerKind;
  readonly auth: ClientAuth;
  readonly clientMappedTo?: string;
  readonly stage?: Stage;
  readonly verb?: string;
  readonly denied?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `whoiis explain`; resolves to the exit status. */
export async function explain(options: ExplainOptions, io: CliIo): Promise<number> {
  const { workspace, hostConfig, failed } = await openQuestion(options, io);
  const query = toQuery(options, hostConfig);
  if (options.format === 'text') {
    const answers = await settle(workspace, snapshot => explainInWords(snapshot, query));
    io.stdout.write(textOfExplain(withPaths(answers, io.cwd), styleOf(io)));
  } else {
    const answers = await settle(workspace, snapshot => explainQuery(snapshot, query));
    const shown = withPaths(answers, io.cwd);
    // One object for one kind of handler, a list for all of them.
    io.stdout.write(jsonOf((options.handler !== undefined && shown[0]) || shown));
  }
  return failed ? EXIT.failure : EXIT.clean;
}

function toQuery(options: ExplainOptions, hostConfig: string): ExplainQuery {
  return {
    hostConfig,
    site: options.site,
    path: options.path,
    ...(options.handler !== undefined && { handlerKind: options.handler }),
    client: {
      auth: options.auth,
      ...(options.clientMappedTo !== undefined && { mappedTo: options.clientMappedTo }),
    },
    ...(options.stage !== undefined && { stage: options.stage }),
    ...(options.verb !== undefined && { verb: options.verb }),
    ...(options.denied !== undefined && { deniedIdentities: options.denied }),
  };
}
