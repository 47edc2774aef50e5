import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { filesOf, printArchive, readArchive, rulesNamedIn, type Scenario, withCursors } from './archive';
import { annotated, checkFindings, checkSecrets, type IsOurs, oursIn } from './findings';
import { answersIn } from './parts';
import { checkPrefixes } from './prefixes';
import { checkFixAll, checkRepairs } from './repairs';
import { checkAll, checkerOf, PLAIN, VARIANTS, type Variant, type World, worldOf } from './world';

/**
 * Scenarios: configuration text with markers. An archive of scenarios looks like this:
 *
 *     === Prose: what the scenario shows. It becomes the name of the test.
 *     -- settings --
 *     { "host": "iisexpress" }
 *     -- schema acme_schema.xml --
 *     …a schema file of the server…
 *     -- facts --
 *     { "acls.json": […], "manifest.json": {…} }
 *     -- rules another-rule one-more --
 *     -- applicationHost.config --
 *     …text, with a caret line below each finding and each related place…
 *     -- shop/web.config site="Shop" --
 *     …
 *     -- saved shop/web.config --
 *     …what is on the disk of a file that is open and edited…
 *     -- fix "Title of the quick fix" shop/web.config --
 *     …the file after the fix…
 *     -- instead shop/web.config --
 *     …the file as it should be: nothing is found in it…
 *     -- copy "Title of the command" --
 *     …what lands in the clipboard…
 *     -- actions --
 *     …titles of the code actions at `$0`, commands below theirs…
 *     -- hover --
 *     …the Markdown at `$0`…
 *     -- definition --
 *     …the places that `$0` leads to…
 *     -- explain static /a.html auth=windows --
 *     …who acts; `explanations.ts` tells how…
 *
 * A caret line covers the marked characters with `^` (with a `>` behind them where the span goes on in the next line,
 * `|` for an empty span) and says `error rule-id: message` or `related text`. Caret lines and `$0` are taken out before
 * anything is read; `␁` stands for the control character of which it is the picture. Further cursors are `$1` to `$9`,
 * which a part names: `-- hover $1 --`.
 *
 * `-- applicationHost.config whole --` adds the lists that every server has (`whole-server.ts`), so that what is not
 * listed is really missing.
 *
 * `site="…"` (with `app="/…"` for another application) places a web.config: the helper adds the site to the host
 * configuration, or makes one. Files lie in `C:\sites`.
 *
 * Each scenario runs with LF, CRLF and a byte order mark. `npm test -- --update` rewrites the expectations, to be read
 * in the diff.
 *
 * Caret lines stand for the findings of the rules that the scenario names (`findings.ts`); in the archive of a rule, for
 * those of the rule and for all errors as well. There every repair leads to well-formed XML without its finding and
 * without a new one, and every cut-off beginning of every file is checked without an exception.
 */
export function runScenarios(path: string, rule?: string): void {
  const scenarios = readArchive(readFileSync(path, 'utf8'));
  for (const scenario of scenarios) {
    describe(scenario.prose.split('\n')[0] ?? '', () => {
      const isOurs = oursIn(scenario, rule);
      const hasFindings = rule !== undefined || scenario.parts.some(part => rulesNamedIn(part).length > 0);
      const worlds = new Map<Variant, World>();
      const world = (variant: Variant) => {
        const made = worlds.get(variant) ?? worldOf(scenario, variant, hasFindings ? checkAll : checkerOf([]));
        worlds.set(variant, made);
        return made;
      };
      if (process.env.WHOIIS_UPDATE) before(() => update(scenario, world(PLAIN), isOurs));
      after(() => {
        worlds.clear();
        if (process.env.WHOIIS_UPDATE) writeFileSync(path, printArchive(scenarios));
      });
      // Who acts does not hang on line ends; what is marked, changed, or asked for at a cursor does.
      for (const variant of hasFindings || hasCursor(scenario) ? VARIANTS : [PLAIN]) {
        if (hasFindings) it(`findings with ${variant.name}`, () => checkFindings(world(variant), isOurs));
        if (rule !== undefined) it(`repairs with ${variant.name}`, () => checkRepairs(world(variant), isOurs));
        it(`answers with ${variant.name}`, () => checkAnswers(scenario, world(variant), isOurs));
      }
      if (rule !== undefined) it('all safe repairs together', () => checkFixAll(world(PLAIN)));
      if (rule !== undefined) it('any cut-off beginning', () => checkPrefixes(world(PLAIN)));
    });
  }
}

function hasCursor(scenario: Scenario): boolean {
  return filesOf(scenario).some(({ cursors }) => cursors.size > 0);
}

/** What the parts of a scenario expect, and that no answer tells a secret. */
export function checkAnswers(scenario: Scenario, world: World, isOurs: IsOurs): void {
  for (const [part, answer] of answersIn(scenario, world, isOurs)) assert.equal(answer, part.body, part.header);
  checkSecrets(world);
}

/** New expectations. Where nothing answers to a part, it stays, and its test fails. */
function update(scenario: Scenario, world: World, isOurs: IsOurs): void {
  const shown = annotated(world, isOurs);
  for (const file of world.files) file.part.body = withCursors(shown.get(file.uri) ?? '', file);
  for (const [part, answer] of answersIn(scenario, world, isOurs)) part.body = answer ?? part.body;
}
