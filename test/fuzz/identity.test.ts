import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Explanation, HANDLER_KINDS } from '../../server/src/core/analysis';
import { uriOf } from '../support/memory';
import {
  type Fact,
  RANDOM_SECRET,
  randomQuestion,
  randomTopology,
  type WrittenFact,
  writeConfig,
} from '../support/random-config';
import { answer, type ScenarioQuery } from '../support/reference';

/** The part of an answer that configuration decides, without the reasons. */
function essence(explanation: Explanation): string {
  const { processIdentity, processSid, inIisIusrs, anonymousIdentity, requestIdentity, fileAccessIdentity } =
    explanation;
  const { networkIdentity, sqlLogin, error, keyStore } = explanation;
  const status = error && { status: error.status, hresult: error.hresult, certain: error.certain };
  const known = [processIdentity, anonymousIdentity, requestIdentity, fileAccessIdentity, networkIdentity].map(
    kindOfText,
  );
  return JSON.stringify([
    ...known,
    processSid,
    typeof inIisIusrs,
    sqlLogin && Object.values(sqlLogin).map(kindOfText),
    status,
    keyStore,
  ]);
}

/** What an unknown answer depends on is a reason as well. */
function kindOfText(text: string | null): string | null {
  return text?.startsWith('unknown:') ? 'unknown' : text;
}

function ask(facts: readonly Fact[], onShare: boolean, query: ScenarioQuery): Explanation {
  const { files } = writeConfig(facts, onShare);
  return answer({ id: '', title: '', files, query, expect: {} });
}

/** Offsets of what the steps name, as `whoiis/explain` gives them. */
function isNamed(explanation: Explanation, written: WrittenFact, files: Readonly<Record<string, string>>): boolean {
  const uri = uriOf(written.path);
  const text = files[written.path] ?? '';
  const offset = ({ line, character }: { line: number; character: number }) =>
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, part) => sum + part.length + 1, 0) + character;
  return explanation.steps.some(
    ({ file, range }) =>
      file === uri && range && offset(range.start) < written.end && written.start < offset(range.end),
  );
}

describe('identity properties', function () {
  this.timeout(60_000);

  it('any configuration: an answer without exception, the same twice, without secrets', () => {
    fc.assert(
      fc.property(randomQuestion, ({ facts, onShare, query }) => {
        const explanation = ask(facts, onShare, query);
        assert.deepEqual(ask(facts, onShare, query), explanation);
        assert.ok(!JSON.stringify(explanation).includes(RANDOM_SECRET));
        for (const text of [explanation.processIdentity, explanation.fileAccessIdentity, explanation.networkIdentity])
          assert.doesNotMatch(text ?? '', /undefined|null|unknown: depends on $/);
      }),
      { numRuns: 500 },
    );
  });

  it('any topology, whole or cut off anywhere: an answer for every kind, without exception', () => {
    fc.assert(
      fc.property(randomTopology, fc.nat(), fc.boolean(), (text, at, cut) => {
        const files = { 'applicationHost.config': cut ? text.slice(0, at % text.length) : text };
        for (const handlerKind of HANDLER_KINDS) {
          for (const path of ['/', '/app/sub/a.aspx']) {
            const query: ScenarioQuery = { site: 'Shop', path, handlerKind, client: { auth: 'windows' } };
            const explanation = answer({ id: '', title: '', files, query, expect: {} });
            assert.ok(explanation.steps.length > 0 || explanation.error);
            assert.ok(!JSON.stringify(explanation).includes(RANDOM_SECRET));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('whatever changes the answer is named by its steps', () => {
    fc.assert(
      fc.property(randomQuestion, ({ facts, onShare, query }) => {
        const { files, written } = writeConfig(facts, onShare);
        const explanation = ask(facts, onShare, query);
        for (const one of written) {
          if (isNamed(explanation, one, files)) continue;
          const without = ask(
            facts.filter(fact => fact !== one.fact),
            onShare,
            query,
          );
          // Half of a pair of credentials may only keep an error away; no step speaks of errors that are not there.
          if (
            /^ (password|userName)=/.test(one.fact.text) &&
            without.error &&
            without.error.reason !== explanation.error?.reason
          )
            continue;
          assert.equal(essence(without), essence(explanation), `no step names${one.fact.text} (${one.fact.mark})`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('without the lines that the steps name the answer is another one, or rests on defaults', () => {
    fc.assert(
      fc.property(randomQuestion, ({ facts, onShare, query }) => {
        let left = facts;
        const before = ask(facts, onShare, query);
        for (let round = 0; round < facts.length + 1; round++) {
          const { files, written } = writeConfig(left, onShare);
          const now = ask(left, onShare, query);
          if (essence(now) !== essence(before)) return;
          const named = written.filter(one => isNamed(now, one, files));
          if (named.length === 0) {
            // Nothing written is named any more: the bare configuration answers the same.
            assert.equal(essence(ask([], onShare, query)), essence(now));
            return;
          }
          left = left.filter(fact => !named.some(one => one.fact === fact));
        }
        assert.fail('the steps never came to an end');
      }),
      { numRuns: 200 },
    );
  });
});
