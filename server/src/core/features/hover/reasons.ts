import type { ServerFacts } from '../../config/base/server-facts';
import type { Origin } from '../../config/base/value';
import type { Step, StepAbout } from '../../identity/base/step';
import { sameSentence } from '../../windows/sentence';
import { type Block, type Line, line, list, place } from '../print/block';
import { sentenceWords } from '../words';

const MOST_REASONS = 3;

/** What a hover is about, for the order of its reasons. */
export interface ReasonTopic {
  /** Where the cursor stands: what was decided there comes first. */
  readonly at: Origin;
  /** The first is the nearest. */
  readonly about: readonly StepAbout[];
}

/** Steps that decide, before those that only lead there; where the worker process comes from is told last. */
const WEIGHT: Readonly<Record<StepAbout, number>> = {
  error: 0,
  file: 1,
  request: 2,
  anonymous: 2,
  sql: 2,
  access: 3,
  network: 3,
  process: 4,
};

/** At most three reasons with their lines: the topic of the hover first, then what decides, the pool last. */
export function reasons(steps: readonly Step[], topic: ReasonTopic, facts: ServerFacts): readonly Block[] {
  const unique = steps.filter((step, index) => steps.findIndex(other => sameSentence(other.text, step.text)) === index);
  const ranked = unique
    .map((step, index) => ({ step, index, rank: rankOf(step, topic) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  return list(ranked.slice(0, MOST_REASONS).map(({ step }) => reasonLine(step, facts)));
}

export function reasonLine({ text, at }: Pick<Step, 'text' | 'at'>, facts: ServerFacts): Line {
  const words = sentenceWords(text, facts);
  return at ? line`${words} — ${place(at)}` : [words];
}

function rankOf({ about, at }: Step, topic: ReasonTopic): number {
  if (at && at.file === topic.at.file && at.span.start >= topic.at.span.start && at.span.end <= topic.at.span.end)
    return -2;
  const topical = topic.about.indexOf(about);
  if (topical >= 0) return -1 + topical / 10;
  // A step without a line says what holds by default; one with a line says what somebody wrote.
  return WEIGHT[about] + (at ? 0 : 0.5);
}
