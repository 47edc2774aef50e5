// What the commands print: one line per step with its duration, details only where something failed.
import process from 'node:process';

const HEARTBEAT_MS = 15_000;

/**
 * Shows that something longer is under way.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function waiting(what, action) {
  const started = Date.now();
  process.stdout.write(`  ${what} …\n`);
  const heartbeat = setInterval(() => process.stdout.write(`    … ${seconds(started)}\n`), HEARTBEAT_MS);
  try {
    const result = await action();
    process.stdout.write(`    done (${seconds(started)})\n`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Runs a command: what went wrong is told without the stack of our scripts. */
export async function main(action) {
  try {
    await action();
  } catch (error) {
    process.stderr.write(`${briefly(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * @typedef {object} Outcome
 * @property {number} [passed]
 * @property {number} [failed]
 * @property {number} [skipped]
 * @property {string} [note] said after the counts
 * @property {string} [output] shown where something failed
 */

/** Counts tests over all steps; a step without counts of its own is one test. */
export class Report {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  #failedSteps = [];

  get failed() {
    return this.#failed;
  }

  /**
   * @param {string} name
   * @param {() => Promise<Outcome | void>} action a rejection counts as one failure
   * @returns {Promise<boolean>} whether the step failed nowhere
   */
  async step(name, action) {
    const started = Date.now();
    process.stdout.write(`${name}\n`);
    let outcome;
    try {
      outcome = { passed: 0, failed: 0, skipped: 0, ...((await action()) ?? { passed: 1 }) };
    } catch (error) {
      outcome = { passed: 0, failed: 1, skipped: 0, output: briefly(error) };
    }
    this.#passed += outcome.passed;
    this.#failed += outcome.failed;
    this.#skipped += outcome.skipped;
    if (outcome.failed) {
      this.#failedSteps.push(name);
      if (outcome.output) process.stdout.write(`${outcome.output.replace(/\s+$/, '')}\n`);
    }
    const note = outcome.note ? `; ${outcome.note}` : '';
    process.stdout.write(`  ${outcome.failed ? 'FAILED' : 'ok'}: ${counts(outcome)} (${seconds(started)})${note}\n`);
    return outcome.failed === 0;
  }

  /** Says why a step did not run, without counting it. */
  notice(text) {
    process.stdout.write(`  notice: ${text}\n`);
  }

  /** The last line, for people and for scripts. */
  finish() {
    process.stdout.write('\n');
    if (this.#failedSteps.length) process.stdout.write(`Failed: ${this.#failedSteps.join(', ')}\n`);
    process.stdout.write(`${counts({ passed: this.#passed, failed: this.#failed, skipped: this.#skipped })}\n`);
    process.exitCode = this.#failed ? 1 : 0;
  }
}

/** Playwright adds everything that the browser ever said. */
function briefly(error) {
  return (error instanceof Error ? error.message : String(error)).split('\nBrowser logs:')[0];
}

function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
