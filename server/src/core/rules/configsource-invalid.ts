import { reasonOf } from '../config/refusals/wording';
import { refusalRule } from './support/refusal-rule';

export const configSourceInvalid = refusalRule({
  id: 'configsource-invalid',
  severity: 'error',
  since: '0.1.0',
  summary: 'The file that configSource names does not hold the section.',
  why: 'The file is read in place of the section: what is refused there is refused here. IIS answers 500.19, ASP.NET stops with a configuration error.',
  iis: { status: '500.19', hresult: '0x8007000d' },
  messages: {
    /** The words of the server, and the file in which to look. */
    invalid: ({ reason, source }: { reason: string; source: string }) => `${reason} (in ${source})`,
  },
  refusals: ['configSourceInvalid'],
  describe: ({ refusal }) => ({
    message: 'invalid',
    data: { reason: reasonOf(refusal), source: refusal.source.value },
    at: refusal.at.span,
  }),
});
