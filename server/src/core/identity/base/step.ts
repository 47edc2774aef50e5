import type { Origin } from '../../config/base/value';
import type { IdentityRule } from './rule-id';

/** What a step decides. Features pick the steps that their sentence is about. */
export type StepAbout = 'process' | 'anonymous' | 'request' | 'file' | 'network' | 'sql' | 'access' | 'error';

/** One decision on the way to an answer. */
export interface Step {
  readonly rule: IdentityRule;
  /** One short sentence: what was decided, and why. */
  readonly text: string;
  readonly about: StepAbout;
  /** The element or attribute that decided, where something written did. */
  readonly at?: Origin;
}

/** Collects the steps and notes of one answer, in order, each once. */
export class Trail {
  readonly #steps: Step[] = [];
  readonly #notes: string[] = [];

  step(about: StepAbout, rule: IdentityRule, text: string, at?: Origin): void {
    if (this.#steps.some(step => step.rule === rule && step.text === text && isSamePlace(step.at, at))) return;
    this.#steps.push(at ? { rule, text, about, at } : { rule, text, about });
  }

  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  get steps(): readonly Step[] {
    return this.#steps;
  }

  get notes(): readonly string[] {
    return this.#notes;
  }
}

function isSamePlace(a: Origin | undefined, b: Origin | undefined): boolean {
  return a?.file === b?.file && a?.span.start === b?.span.start;
}
