import { removeAttribute } from '../xml/edits';
import { inFile, review } from './support/fixes';
import { refusalRule } from './support/refusal-rule';

export const configSourceInAppHost = refusalRule({
  id: 'configsource-in-apphost',
  severity: 'error',
  since: '0.1.0',
  summary: 'applicationHost.config uses configSource.',
  why: 'IIS takes configSource in web.config files only. In applicationHost.config it does not recognize the attribute, so the server configuration cannot be read.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    unrecognized: ({ element }: { element: string }) =>
      `Unrecognized attribute 'configSource' of <${element}>: applicationHost.config holds its sections itself`,
  },
  refusals: ['configSourceInAppHost'],
  describe: ({ refusal: { source }, file }) => ({
    message: 'unrecognized',
    data: { element: source.element.name },
    at: source.nameSpan,
    fixes: () => [review('Remove configSource', inFile(file, removeAttribute(source.element, source.name)))],
  }),
});
