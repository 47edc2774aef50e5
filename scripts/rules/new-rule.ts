/**
 * `npm run new-rule some-id`: a rule that works, with its scenarios and its page. What is to be written stands behind
 * "FILL IN"; docs/contributing.md tells the steps.
 */
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import manifest from '../../package.json';
import { RULES } from '../../server/src/core/rules/catalogue';
import { textInRepository, writeGenerated } from '../lib/write-generated';
import { pathOf } from './page';
import { FILL_IN, pageFile, ruleFile, scenarioFile } from './template';

const CATALOGUE = 'server/src/core/rules/catalogue.ts';

/** The files of a new rule, by their paths, and the catalogue with it. */
export function filesOfRule(id: string, catalogue: string, version: string): ReadonlyMap<string, string> {
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return new Map([
    [`server/src/core/rules/${id}.ts`, ruleFile(id, name, version)],
    [`test/rules/${id}.txt`, scenarioFile(id)],
    [pathOf(id), pageFile(id)],
    [CATALOGUE, withRule(catalogue, id, name)],
  ]);
}

/** The catalogue with one more rule; imports and list are sorted by id. */
function withRule(catalogue: string, id: string, name: string): string {
  const lines = catalogue.split('\n');
  const idOf = new Map(
    lines.flatMap(line => (IMPORT.exec(line) ? [[IMPORT.exec(line)?.[1], IMPORT.exec(line)?.[2]]] : [])),
  );
  const insert = (line: string, isLater: (line: string) => boolean, isLast: (line: string) => boolean) => {
    const at = lines.findIndex(isLater);
    lines.splice(at < 0 ? lines.findIndex(isLast) : at, 0, line);
  };
  insert(
    `  ${name},`,
    line => (idOf.get(/^ {2}(\w+),$/.exec(line)?.[1]) ?? '') > id,
    line => line.startsWith('] as const'),
  );
  insert(
    `import { ${name} } from './${id}';`,
    line => (/ from '\.\/(.+)';$/.exec(line)?.[1] ?? '') > id,
    line => line === '',
  );
  return lines.join('\n');
}

const IMPORT = /^import \{ (\w+) \} from '\.\/(.+)';$/;

/** Why there cannot be a new rule with this id. */
export function objectionTo(id: string | undefined): string | undefined {
  if (!id || !/^[a-z]+(-[a-z0-9]+)+$/.test(id))
    return 'npm run new-rule takes an id of at least two words: some-thing-wrong';
  return RULES.some(rule => rule.id === id) ? `there is a rule ${id} already` : undefined;
}

function main(id: string | undefined): number {
  const objection = objectionTo(id);
  if (!id || objection) {
    console.error(objection);
    return 2;
  }
  writeGenerated(filesOfRule(id, textInRepository(CATALOGUE), manifest.version), []);
  // A process of its own, which knows the rule.
  const npm = process.env.npm_execpath;
  const generated = npm
    ? spawnSync(process.execPath, [npm, 'run', '--silent', 'generate'], { stdio: 'inherit' })
    : spawnSync('npm', ['run', '--silent', 'generate'], { stdio: 'inherit', shell: true });
  console.log(`Now write what stands behind "${FILL_IN}"; npm test -- --rule ${id} tells where it is left.`);
  return generated.status ?? 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv[2]);
}
