// Runs the tests for StrykerJS: its own runner for Mocha asks for parts that Mocha 12 does not have any more.
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';

/** Where instrumented code looks for the mutant that is switched on, and counts what was reached. */
globalThis.__stryker__ ??= {};
const state = globalThis.__stryker__;

class TestRunner {
  static inject = ['options'];

  constructor(options) {
    this.files = globSync(options.tests, { absolute: true }).sort();
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** Files are loaded once: a mutant is switched on by number, in code that is loaded already. */
  async init() {
    this.mocha = new Mocha({ timeout: 60_000, reporter: class {} });
    this.mocha.cleanReferencesAfterRun(false);
    for (const file of this.files) this.mocha.addFile(file);
    await this.mocha.loadFilesAsync();
  }

  async dryRun({ coverageAnalysis, disableBail }) {
    const perTest = coverageAnalysis === 'perTest';
    const tests = await this.run(/(?:)/, !disableBail, perTest);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit }) {
    state.activeMutant = activeMutant.id;
    state.hitCount = hitLimit ? 0 : undefined;
    state.hitLimit = hitLimit;
    const names = testFilter?.map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const tests = await this.run(names ? new RegExp(`^(?:${names.join('|')})$`) : /(?:)/, !disableBail, false);
    const endless = determineHitLimitReached(state.hitCount, state.hitLimit);
    return endless ?? toMutantRunResult({ status: DryRunStatus.Complete, tests });
  }

  /** Runs the tests whose full title fits, and says how each of them ended. */
  run(grep, bail, tellWhich) {
    this.mocha.grep(grep);
    return new Promise(resolve => {
      const tests = [];
      const runner = this.mocha.run(() => resolve(tests));
      const ended = (test, rest) =>
        tests.push({ id: test.fullTitle(), name: test.fullTitle(), timeSpentMs: test.duration ?? 0, ...rest });
      if (tellWhich) {
        runner.on('test', test => {
          state.currentTestId = test.fullTitle();
        });
        runner.on('test end', () => {
          state.currentTestId = undefined;
        });
      }
      runner.on('pass', test => ended(test, { status: TestStatus.Success }));
      runner.on('pending', test => ended(test, { status: TestStatus.Skipped }));
      runner.on('fail', (test, error) => {
        ended(test, { status: TestStatus.Failed, failureMessage: String(error?.message) });
        if (bail) runner.abort();
      });
    });
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'tests', TestRunner)];
