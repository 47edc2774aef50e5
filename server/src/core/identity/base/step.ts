import type { Origin } from '../../config/base/value';
import type { Sentence } from '../../windows/account';
import { sameSentence } from '../../windows/sentence';
import type { OutcomeRule } from './outcome-rule-id';
import type { IdentityRule } from './rule-id';

/** A heading of docs/identity.md or docs/outcome.md. */
export type RuleCode = IdentityRule | OutcomeRule;

/** What a step decides. Features pick the steps that their sentence is about. */
export type StepAbout = 'process' | 'anonymous' | 'request' | 'file' | 'network' | 'sql' | 'access' | 'error';

/** One decision on the way to an answer. */
export interface Step {
  readonly rule: RuleCode;
  /** One short sentence: what was decided, and why. */
  readonly text: Sentence;
  readonly about: StepAbout;
  /** The element or attribute that decided, where something written did. */
  readonly at?: Origin;
}

/** Collects the steps and notes of one answer, in order, each once. */
export class Trail {
  readonly #steps: Step[] = [];
  readonly #notes: Sentence[] = [];

  step(about: StepAbout, rule: RuleCode, text: Sentence, at?: Origin): void {
    if (this.#steps.some(step => step.rule === rule && sameSentence(step.text, text) && isSamePlace(step.at, at)))
      return;
    this.#steps.push(at ? { rule, text, about, at } : { rule, text, about });
  }

  note(text: Sentence): void {
    if (!this.#notes.some(note => sameSentence(note, text))) this.#notes.push(text);
  }

  get steps(): readonly Step[] {
    return this.#steps;
  }

  get notes(): readonly Sentence[] {
    return this.#notes;
  }
}

function isSamePlace(a: Origin | undefined, b: Origin | undefined): boolean {
  return a?.file === b?.file && a?.span.start === b?.span.start;
}
