import type * as Core from '../../server/src/core/analysis';
import { Random } from '../bench/generate/random';
import { uriOf } from '../support/memory';
import { type Change, randomChange } from './changes';
import { type ServerFiles, smallServer } from './server-files';

/** A change, and what is asked after it: the seed of the questions. */
export interface Step {
  readonly change: Change;
  readonly ask: number;
}

export interface Difference {
  readonly question: string;
  /** The answer of the snapshot that was carried on from change to change. */
  readonly kept: string;
  /** The answer of a snapshot that was made of the same files. */
  readonly fresh: string;
}

/** A random run: all of its steps, up to the first difference. */
export function randomRun(core: typeof Core, seed: number, length: number) {
  const random = new Random(seed);
  const original = smallServer(seed);
  const run = new Run(core, original);
  const steps: Step[] = [];
  while (steps.length < length) {
    const step = { change: randomChange(random, run.files, original), ask: random.below(2 ** 31) };
    steps.push(step);
    const difference = run.take(step);
    if (difference) return { steps, difference };
  }
  return { steps, difference: undefined };
}

/** The first difference when exactly these steps are taken. */
export function differenceIn(core: typeof Core, seed: number, steps: readonly Step[]): Difference | undefined {
  const run = new Run(core, smallServer(seed));
  for (const step of steps) {
    const difference = run.take(step);
    if (difference) return difference;
  }
  return undefined;
}

/** As few of the steps as still make a difference: leaves out halves, quarters, … single steps. */
export function fewest(steps: readonly Step[], fails: (steps: readonly Step[]) => boolean): readonly Step[] {
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const fewer = [...left.slice(0, at), ...left.slice(at + size)];
      if (fails(fewer)) left = fewer;
      else at += size;
    }
  }
  return left;
}

/** A server in an editor: one snapshot, carried on. */
class Run {
  readonly files: ServerFiles;
  readonly #core: typeof Core;
  #settings: Core.WorkspaceSettings;
  #snapshot: Core.Snapshot;
  #version = 1;
  /** By the key of the URI. */
  readonly #names: ReadonlyMap<string, string>;
  /** Places where something looked for a file in vain. */
  readonly #absent = new Map<string, Core.FileState>();

  constructor(core: typeof Core, original: ServerFiles) {
    this.#core = core;
    this.files = new Map(original);
    this.#names = new Map([...original.keys()].map(file => [core.uriKey(uriOf(file)), file]));
    this.#settings = this.#settingsWith({});
    this.#snapshot = core.Snapshot.create(this.#settings);
  }

  take({ change, ask }: Step): Difference | undefined {
    this.#apply(change);
    const texts = [...this.files].map(
      ([file, text]) => [uriOf(file), { kind: 'text', text, version: undefined }] as const,
    );
    let fresh = this.#core.Snapshot.create(this.#settings).withFiles([...this.#absent, ...texts]);
    for (const question of this.#questions(new Random(ask), change)) {
      const kept = this.#answer(this.#snapshot, question);
      this.#snapshot = kept.snapshot;
      const again = this.#answer(fresh, question);
      fresh = again.snapshot;
      if (kept.answer !== again.answer) return { question: question.name, kept: kept.answer, fresh: again.answer };
    }
    return undefined;
  }

  #apply(change: Change): void {
    if (change.kind === 'settings') {
      this.#settings = this.#settingsWith(change.settings);
      this.#snapshot = this.#snapshot.withSettings(this.#settings);
      return;
    }
    const { file } = change;
    const uri = uriOf(file);
    if (change.kind === 'write') {
      const { text } = change;
      if (text === undefined) this.files.delete(file);
      else this.files.set(file, text);
      // A file that nobody asked for is not watched.
      if (this.#snapshot.has(uri)) this.#snapshot = this.#snapshot.withFiles([[uri, this.#stateOf(uri)]]);
      return;
    }
    const text = this.files.get(file);
    if (text === undefined) return;
    const edits = change.edits.map(({ start, end, text: newText }) => ({
      span: { start: Math.min(start, text.length), end: Math.min(end, text.length) },
      newText,
    }));
    let edited = text;
    for (const { span, newText } of [...edits].reverse())
      edited = edited.slice(0, span.start) + newText + edited.slice(span.end);
    this.files.set(file, edited);
    if (this.#snapshot.source(uri) && !change.whole) this.#snapshot = this.#snapshot.edit(uri, edits, ++this.#version);
    else if (this.#snapshot.has(uri)) this.#snapshot = this.#snapshot.withFiles([[uri, this.#stateOf(uri)]]);
  }

  /** The files that the change is about and others, places in them, and who acts there. */
  #questions(random: Random, change: Change): readonly Question[] {
    const core = this.#core;
    const names = [...this.files.keys()];
    const changed = change.kind === 'settings' ? 'applicationHost.config' : change.file;
    const other = random.chance(30) ? 'applicationHost.config' : random.pick(names);
    const questions: Question[] = [];
    for (const file of new Set(random.chance(60) ? [changed] : [changed, other])) {
      const uri = uriOf(file);
      questions.push({ name: `findings ${file}`, uri, ask: snapshot => findingsOf(core, snapshot, uri) });
    }
    if (random.chance(40)) {
      const uri = uriOf(other);
      const offset = random.below((this.files.get(other)?.length ?? 0) + 1);
      questions.push({ name: `hover ${other} ${offset}`, uri, ask: snapshot => core.hover(snapshot, uri, offset) });
    }
    if (random.chance(15)) {
      const query = {
        site: `Customer ${random.below(4)}`,
        path: random.pick(['/', '/api', '/admin/x.aspx', '/media']),
      };
      questions.push({
        name: `explain ${query.site}${query.path}`,
        uri: undefined,
        ask: snapshot => core.explain(snapshot, query),
      });
    }
    return questions;
  }

  /** Loads what is missing, as adapters do; `uri` is open in an editor. */
  #answer(start: Core.Snapshot, { uri, ask }: Question): { answer: string; snapshot: Core.Snapshot } {
    let snapshot = start;
    if (uri !== undefined && !snapshot.has(uri)) snapshot = snapshot.withFiles([[uri, this.#stateOf(uri)]]);
    for (;;) {
      let answer: string;
      try {
        answer = JSON.stringify(ask(snapshot)) ?? 'nothing';
      } catch (error) {
        answer = `threw ${error instanceof Error ? error.message : error}`;
      }
      const missing = snapshot.missing();
      if (missing.length === 0) return { answer, snapshot };
      const states = missing.map(each => [each, this.#stateOf(each)] as const);
      for (const [each, state] of states) if (state.kind === 'absent') this.#absent.set(each, state);
      snapshot = snapshot.withFiles(states);
    }
  }

  #stateOf(uri: string): Core.FileState {
    const key = this.#core.uriKey(uri);
    const file = this.#names.get(key);
    const text = file === undefined ? undefined : this.files.get(file);
    return text === undefined ? { kind: 'absent' } : { kind: 'text', text, version: undefined };
  }

  #settingsWith(changed: Partial<Core.WorkspaceSettings>): Core.WorkspaceSettings {
    return {
      ...this.#core.DEFAULT_SETTINGS,
      windowsFiles: true,
      hostConfig: uriOf('applicationHost.config'),
      machineConfig: uriOf('machine.config'),
      rootWebConfig: uriOf('root/web.config'),
      ...changed,
    };
  }
}

interface Question {
  readonly name: string;
  readonly uri: string | undefined;
  ask(snapshot: Core.Snapshot): unknown;
}

/** What was found under each `says` of a check. */
const said = new WeakMap<object, string>();

/**
 * As an editor asks: what is near first, and what holds from the last check is taken over. With what the repairs would
 * write; a rule that fails is a finding as well.
 */
function findingsOf(core: typeof Core, snapshot: Core.Snapshot, uri: string): unknown {
  const broken: string[] = [];
  const check = core.checkInSteps(snapshot, uri, {
    near: [{ start: 0, end: 200 }],
    onBroken: (rule, error) => broken.push(`${rule}: ${error}`),
  });
  while (!check.isComplete) check.step();
  const found = check.findings().map(({ source: _, ...finding }) => finding);
  const words = JSON.stringify(found);
  const { says } = check;
  if (says && (said.get(says) ?? words) !== words) broken.push(`said to be the same as ${said.get(says)}`);
  if (says) said.set(says, words);
  return { broken, found: found.map(finding => ({ ...finding, fixes: finding.fixes() })) };
}
