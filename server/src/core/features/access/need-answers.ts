import { checkNeed, pathOf } from '../../access/check-need';
import { logonChecks } from '../../access/logon';
import { Question } from '../../access/question';
import { shortCheckWords } from '../../access/words';
import type { Place } from '../../config/place';
import type { Facts } from '../../facts/facts';
import type { IdentityQuery } from '../../identity/base/query';
import type { AccessNeed } from '../../identity/work/needs';
import type { Snapshot } from '../../workspace/snapshot';
import { type FactsSummary, factsSummary, type JsonCheck, jsonCheck } from './access-answer';
import { factsAt } from './facts-at';

/** What the facts of the server say about the rights that one kind of work needs. */
export class NeedAnswers {
  readonly #question: Question;

  // biome-ignore lint/style/useConsistentMemberAccessibility: a constructor cannot be #private.
  private constructor(
    readonly place: Place,
    { handlerKind, client, verb }: IdentityQuery,
    readonly facts: Facts,
  ) {
    const visitor = typeof client?.mappedTo === 'string' ? client.mappedTo : undefined;
    const query = { handler: handlerKind, auth: client?.auth ?? 'none', client: visitor, verb };
    this.#question = new Question(place, query, facts);
  }

  /** Undefined where nothing was exported, and for a place that no site has. */
  static at(snapshot: Snapshot, place: Place, query: IdentityQuery): NeedAnswers | undefined {
    const facts = factsAt(snapshot, place);
    return facts && new NeedAnswers(place, query, facts);
  }

  get summary(): FactsSummary {
    return factsSummary(this.facts);
  }

  /** The need with the path that it has on the server. */
  here(need: AccessNeed): AccessNeed {
    const path = pathOf(this.#question, need);
    return path === null || path === need.path ? need : { ...need, path, on: path };
  }

  /** As `whoiis access` tells it, with the verdict in short. */
  json(need: AccessNeed): JsonCheck & { readonly words: string } {
    const check = checkNeed(this.#question, need);
    const words = shortCheckWords(check, this.place.facts, this.facts, need.path);
    return { ...jsonCheck(check, this.facts, this.place.facts), words };
  }

  /** For people, without who and what: `granted: ACE 3 (IIS_IUSRS, Read & execute)`. */
  told(need: AccessNeed): { readonly verdict: JsonCheck['verdict']; readonly words: string } {
    const check = checkNeed(this.#question, need);
    return { verdict: check.verdict, words: shortCheckWords(check, this.place.facts, this.facts, need.path) };
  }

  /** Whether those who have to log on may. */
  logons(): readonly JsonCheck[] {
    return logonChecks(this.#question).map(check => jsonCheck(check, this.facts, this.place.facts));
  }
}
