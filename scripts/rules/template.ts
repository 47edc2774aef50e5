/** What stands where the author of a rule has to write; a test tells where it is left. */
export const FILL_IN = 'FILL IN';

/** The file of a new rule. It works as it is, so that there is something to change. */
export function ruleFile(id: string, name: string, version: string): string {
  return `import { booleanText } from '../config/base/value';
import type { Part } from '../workspace/parts';
import { setAttribute } from '../xml/edits';
import { configRule, type Reporter } from './engine/rule';
import { decidedBy } from './support/decided-by';
import { inFile, review } from './support/fixes';

const SECTION = 'system.webServer/urlCompression';

const messages = {
  /** ${FILL_IN}: what is the matter, without a full stop; marks a token of the file. */
  on: ({ path }: { path: string }) => \`Answers of \${path} are compressed\`,
};

export const ${name} = configRule({
  id: '${id}',
  severity: 'warning',
  since: '${version}',
  summary: '${FILL_IN}: what is reported.',
  why: '${FILL_IN}: why it matters.',
  messages,
  server: ({ serverParts, report }) => check({ parts: serverParts, report }),
  tag: check,
  place: check,
});

interface Checked {
  readonly parts: readonly Part[];
  readonly report: Reporter<typeof messages>;
}

function check({ parts, report }: Checked): void {
  for (const part of parts) {
    const decision = decidedBy(part, SECTION, 'doDynamicCompression');
    if (!decision || booleanText(decision.attribute.value) !== true) continue;
    const { element, attribute } = decision;
    report({
      message: 'on',
      data: { path: part.place().path },
      at: attribute.valueSpan,
      fixes: () => [review('Switch it off', inFile(part.file, setAttribute(element, attribute.name, 'false')))],
    });
  }
}
`;
}

/** The scenarios of a new rule: two that it reports, two that look alike. */
export function scenarioFile(id: string): string {
  return `=== Example: ${FILL_IN}: the plain case, as the page of the rule shows it.

-- shop/web.config --
<configuration>
  <system.webServer>
    <urlCompression doDynamicCompression="true" />
                                          ^^^^ warning ${id}: Answers of / are compressed
  </system.webServer>
</configuration>
-- fix "Switch it off" shop/web.config --
<configuration>
  <system.webServer>
    <urlCompression doDynamicCompression="false" />
  </system.webServer>
</configuration>

=== ${FILL_IN}: across files and location tags.

-- applicationHost.config --
<configuration>
  <location path="Shop/old">
    <system.webServer>
      <urlCompression doDynamicCompression="true" />
                                            ^^^^ warning ${id}: Answers of /old are compressed
    </system.webServer>
  </location>
</configuration>
-- shop/web.config site="Shop" --
<configuration>
  <system.webServer>
    <urlCompression doDynamicCompression="false" />
  </system.webServer>
</configuration>

=== ${FILL_IN}: silent where an inner file says otherwise.

-- applicationHost.config --
<configuration>
  <location path="Shop">
    <system.webServer>
      <urlCompression doDynamicCompression="true" />
    </system.webServer>
  </location>
</configuration>
-- shop/web.config site="Shop" --
<configuration>
  <system.webServer>
    <urlCompression doDynamicCompression="false" />
  </system.webServer>
</configuration>

=== ${FILL_IN}: silent about what looks alike.

-- shop/web.config --
<configuration>
  <system.webServer>
    <urlCompression doDynamicCompression="\${compress}" />
  </system.webServer>
</configuration>
`;
}

/** The page of a new rule, as far as people write it. */
export function pageFile(id: string): string {
  return `# ${id}

## Limits

${FILL_IN}: what looks alike and is not reported, and where the severity differs.

## Quick fixes

- ${FILL_IN}: what the quick fix does; without one this section goes

## Sources

- ${FILL_IN}: [a public document](https://learn.microsoft.com/iis/)
`;
}
