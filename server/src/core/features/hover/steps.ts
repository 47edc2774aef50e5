import type { Resolution } from '../../answer/resolve';
import type { Step } from '../../identity/base/step';
import { sameAnswer } from '../../windows/sentence';
import { verdictOf } from '../verdict';

/**
 * The steps that decide what a kind of work comes to. Who the visitor is matters only where the handler works as
 * somebody else than the worker process, or where nobody works at all.
 */
export function decidingSteps(resolution: Resolution): readonly Step[] {
  const { steps, fileAccessIdentity, processIdentity } = resolution;
  const verdict = verdictOf(resolution);
  const isOver = verdict.kind === 'fails' || verdict.kind === 'redirects';
  const visitor = isOver ? isAboutVisitor(resolution) : !sameAnswer(fileAccessIdentity, processIdentity);
  const told = steps.filter(
    ({ about }) =>
      about === 'process' ||
      about === 'file' ||
      about === 'error' ||
      (visitor && (about === 'anonymous' || about === 'request')),
  );
  const end = resolution.outcome.find(entry => entry.result === 'redirect' && entry.certain);
  return verdict.kind === 'redirects' && end
    ? [{ rule: end.rule, text: end.text, about: 'error', ...(end.at && { at: end.at }) }, ...told]
    : told;
}

/** The same without checks that were passed: what a log or a handler comes to is not told by what refuses nothing. */
export function actingSteps(resolution: Resolution): readonly Step[] {
  const acts = verdictOf(resolution).kind === 'acts';
  return decidingSteps(resolution).filter(({ about }) => !acts || about !== 'error');
}

/** True where the request came as far as the question who its visitor is. */
function isAboutVisitor({ outcome }: Resolution): boolean {
  return outcome.some(({ stage }) => stage === 'authentication' || stage === 'authorization');
}
