import { inFile, review } from './support/fixes';
import { mayRunAspNet } from './support/managed-code';
import { refusalRule } from './support/refusal-rule';

export const aspNetStrayText = refusalRule({
  id: 'aspnet-stray-text',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Text stands where ASP.NET takes only elements.',
  why: 'Often the rest of a tag. ASP.NET refuses such a file or section with a configuration error: wherever its code runs, requests fail with 500.',
  iis: { status: '500', hresult: null },
  messages: {
    text: (_: Record<string, never>) =>
      'Text between elements: ASP.NET takes only elements and comments here, and refuses the rest',
  },
  refusals: ['strayText'],
  describe: found => {
    const { at, spans } = found.refusal;
    const place = found.placeOf(undefined);
    if (place && !mayRunAspNet(place)) return undefined;
    return {
      message: 'text',
      data: {},
      at: at.span,
      fixes: () => [
        review(
          'Remove the text',
          inFile(
            found.file,
            spans.map(span => ({ span, newText: '' })),
          ),
        ),
      ],
    };
  },
});
