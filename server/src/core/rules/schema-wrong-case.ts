import type { RefusalOf } from '../config/refusals/refusal';
import { XmlAttribute } from '../xml/tree';
import { meantName, removed, renamed } from './support/name-fixes';
import { REFUSED_BY_DOT_NET, refusalRule } from './support/refusal-rule';

export const schemaWrongCase = refusalRule({
  id: 'schema-wrong-case',
  severity: 'error',
  since: '0.1.0',
  summary: 'The name of an element or attribute is right but for its letter case.',
  why: 'IIS compares names with their letter case. It does not recognize this one and answers every request below this path with 500.19 and 0x8007000d.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    name: ({ what, written, meant }: { what: string; written: string; meant: string }) =>
      `Unrecognized ${what} '${written}': names are case-sensitive, this one is '${meant}'`,
  },
  whyDotNet: REFUSED_BY_DOT_NET,
  refusals: ['wrongCase'],
  describe: found => {
    const { refusal } = found;
    const { at, named, right } = refusal;
    return {
      message: 'name',
      data: { what: whatItIs(refusal), written: named.name, meant: right },
      at: at.span,
      // Where the right name stands beside the wrong one already, only one of them can stay.
      fixes: () => [meantName(found) === right ? renamed(found, right) : removed(found)],
    };
  },
});

function whatItIs({ named, isSection, reader }: RefusalOf<'wrongCase'>): string {
  if (named instanceof XmlAttribute) return 'attribute';
  // The wording of ASP.NET for what IIS passes over.
  return isSection && reader === '.net' ? 'configuration section' : 'element';
}
