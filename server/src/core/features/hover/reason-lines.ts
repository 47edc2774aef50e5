import { type Block, line, paragraph, strong, web } from '../print/block';

/** Why something that is reported at the cursor matters; its message stands in the list of problems. */
export interface Reason {
  readonly rule: string;
  readonly why: string;
  readonly iis: { readonly status: string; readonly hresult: string | null } | null;
  /** Address of the rule's page. */
  readonly docs: string;
}

/** One paragraph for each rule. */
export function reasonBlocks(reasons: readonly Reason[]): readonly Block[] {
  const byRule = new Map(reasons.map(reason => [`${reason.rule} ${reason.why}`, reason]));
  return [...byRule.values()].flatMap(({ rule, why, iis, docs }) => {
    const status = iis ? `Requests fail with ${[iis.status, iis.hresult].filter(Boolean).join(', ')}.` : '';
    const text = [why, status].filter(Boolean).join(' ');
    return paragraph(line`${strong('Why:')} ${text} ${web(rule, docs)}`);
  });
}
