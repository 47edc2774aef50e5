import { reasonOf } from '../config/refusals/wording';
import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSourceShared = refusalRule({
  id: 'configsource-shared',
  severity: 'error',
  since: '0.1.0',
  summary: 'Two sections name the same file as their configSource.',
  why: 'A file holds one section: its root element can be that of one of them only. ASP.NET refuses the configuration (status 500).',
  iis: { status: '500', hresult: null },
  messages: {
    shared: ({ reason }: { reason: string }) => reason,
  },
  refusals: ['configSourceShared'],
  describe: ({ refusal, file }) => {
    const { element, name } = refusal.source;
    return {
      message: 'shared',
      data: { reason: reasonOf(refusal) },
      at: refusal.at.span,
      fixes: () => [review(`Remove configSource from <${element.name}>`, inFile(file, removeAttribute(element, name)))],
    };
  },
});
