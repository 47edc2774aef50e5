import {
  filesOf,
  findingsIn,
  givenIn,
  type Part,
  readArchive,
  type Scenario,
  withPictures,
} from '../../test/support/archive';

/** What the page of a rule shows: a scenario whose prose begins with "Example". */
export interface Example {
  /** What stands behind "Example:". */
  readonly prose: string;
  readonly files: readonly ExampleFile[];
  /** Facts of the server that the files are judged by, as JSON. */
  readonly facts: string | undefined;
  /**
   * One of the files as it should be: after a quick fix, or otherwise. Undefined where facts of the server are at fault
   * and not the files.
   */
  readonly repaired: { readonly name: string; readonly text: string; readonly fix: string | undefined } | undefined;
}

interface ExampleFile {
  readonly name: string;
  readonly text: string;
  /** What the rule says about it. */
  readonly messages: readonly string[];
}

/** The example among the scenarios of a rule. */
export function exampleIn(archive: string, rule: string): Example {
  const fail = (what: string): never => {
    throw new Error(`test/rules/${rule}.txt: ${what}`);
  };
  const scenario =
    readArchive(archive).find(({ prose }) => /^Example[.:]/.test(prose)) ?? fail('no scenario is called "Example: …"');
  const files = filesOf(scenario).map(({ name, text, part }) => ({
    name: shortName(name, scenario),
    text: withPictures(text),
    messages: findingsIn(part).flatMap(finding => (finding.rule === rule ? [finding.message] : [])),
  }));
  if (!files.some(({ messages }) => messages.length > 0)) fail('the rule reports nothing in its example');
  const facts = givenIn(scenario, 'facts');
  const repaired =
    repairedIn(scenario) ??
    (facts === undefined ? fail('the example has neither `-- fix "…" file --` nor `-- instead file --`') : undefined);
  if (repaired && findingsIn(repaired.part).length > 0)
    fail(`the rule reports something in \`-- ${repaired.part.header} --\``);
  return {
    prose: scenario.prose.replace(/^Example[.:]\s*/, ''),
    files,
    facts,
    repaired: repaired?.shown,
  };
}

function repairedIn(
  scenario: Scenario,
): { readonly part: Part; readonly shown: NonNullable<Example['repaired']> } | undefined {
  for (const part of scenario.parts) {
    const [, fix, name = ''] = /^(?:fix "(.*)"|instead) (\S+)$/.exec(part.header) ?? [];
    if (name !== '') return { part, shown: { name: shortName(name, scenario), text: part.body, fix } };
  }
  return undefined;
}

/** Without the folder, where one file alone has the name. */
function shortName(name: string, scenario: Scenario): string {
  const base = name.replace(/^.*[\\/]/, '');
  const alike = filesOf(scenario).filter(file => file.name.endsWith(base));
  return alike.length > 1 ? name : base;
}
