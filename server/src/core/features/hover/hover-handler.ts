import type { Snapshot } from '../../workspace/snapshot';
import { kindAnswer } from '../answer';
import { assumedPlaceOf, asTold, NO_HOST } from '../assumed';
import type { HandlerSubject } from '../navigate/subject';
import { kindLead } from '../place-lead';
import { type Block, paragraph } from '../print/block';
import { verdictOf } from '../verdict';
import { grantLine } from './grant-line';
import type { HoverCursor } from './hover-cursor';
import { reasons } from './reasons';
import { actingSteps } from './steps';

/** Who acts for the requests that an entry of `handlers` serves (R40). */
export function handlerHover(snapshot: Snapshot, subject: HandlerSubject, at: HoverCursor): readonly Block[] {
  const [first] = subject.places;
  if (!first) return [];
  const assumed = assumedPlaceOf(snapshot, first);
  const { facts } = first;
  const answer = kindAnswer(assumed ?? first, subject.handlerKind);
  const told = asTold(answer.resolution);
  // What is assumed has no line; why the module acts so is worth telling all the same.
  const steps = told.steps.filter(step => step.at || step.about === 'file');
  const resolution = assumed ? { ...told, steps } : answer.resolution;
  const verdict = verdictOf(resolution);
  const account = verdict.kind === 'acts' ? [{ account: verdict.account, purpose: '' }] : [];
  return [
    ...(assumed ? paragraph('With the defaults of IIS:') : []),
    ...paragraph(kindLead({ ...answer, resolution }, facts)),
    ...grantLine(account, facts, { ...at, needs: [], isPlace: false }),
    ...reasons(actingSteps(resolution), { at: at.origin, about: ['file', 'error'] }, facts),
    ...(assumed ? paragraph(NO_HOST) : []),
  ];
}
