import path from 'node:path';
import { isHostConfig } from '../common/is-host-config';
import { settle } from '../common/settle';
import type { ClientAuth, HandlerKind, Stage } from '../core/analysis';
import { type ExplainQuery, explainInWords, explain as explainQuery } from '../core/analysis';
import { fileUri } from '../node/file-uri';
import type { FactsOptions } from './facts-options';
import { readGivenFacts } from './given-facts';
import { type CliIo, EXIT } from './io';
import { checkFile, namedConfig } from './named-config';
import { checkSite, openQuestion, type QuestionOptions, tellForeign, withPaths } from './open-question';
import { textOfExplain } from './reporters/explain-text';
import { jsonOf } from './reporters/json';
import { styleOf } from './reporters/style';
import { transformAt } from './transform';

export interface ExplainOptions extends QuestionOptions, FactsOptions {
  readonly path: string;
  readonly handler?: HandlerKind;
  readonly auth: ClientAuth;
  readonly clientMappedTo?: string;
  readonly stage?: Stage;
  readonly verb?: string;
  readonly denied?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `whoiis explain`, about a site, a file, or what a transform makes of one; resolves to the exit status. */
export async function explain(name: string | undefined, options: ExplainOptions, io: CliIo): Promise<number> {
  const named = name === undefined ? undefined : await namedConfig(name, io);
  const change = named === undefined ? undefined : await transformAt(named, io);
  const file = change?.source ?? named;
  const isHost = file !== undefined && isHostConfig(fileUri(file));
  const asked = isHost ? { ...options, apphost: file } : options;
  const given = await readGivenFacts(options, io);
  // The copy in a folder of facts speaks for the server only where nobody asks about a file of one's own.
  const facts = file === undefined ? given : { ...given, hostConfig: undefined };
  const question = await openQuestion(asked, io, file === undefined ? io.cwd : path.dirname(file), facts);
  const uri = file === undefined || isHost ? undefined : fileUri(file);
  if (uri === undefined) await checkSite(question, options.site, io);
  else await checkFile(question, uri, options.site, io);
  tellForeign(question, options.site, 'they are not used', io);
  const query = toQuery(options, uri, question.hostConfig);
  const { workspace, failed } = question;
  if (change) await change.applyIn(workspace);
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

function toQuery(options: ExplainOptions, file: string | undefined, hostConfig: string | undefined): ExplainQuery {
  return {
    hostConfig,
    site: options.site,
    file,
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
