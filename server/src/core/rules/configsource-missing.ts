import { refusalRule } from './support/refusal-rule';

export const configSourceMissing = refusalRule({
  id: 'configsource-missing',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The file that configSource names does not exist.',
  why: 'Without the file the section cannot be read: IIS answers 500.19, ASP.NET stops with a configuration error.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    missing: ({ source }: { source: string }) =>
      `Specified configSource cannot be parsed: the file ${source} does not exist`,
  },
  refusals: ['configSourceMissing'],
  describe: ({ refusal: { at, source } }) => ({ message: 'missing', data: { source: source.value }, at: at.span }),
});
