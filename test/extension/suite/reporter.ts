/** Start of every line that is meant for scripts/lib/suite.mjs; editors print much of their own. */
const MARK = '##whoiis ';

/** One line per test to the console: the only output that every kind of extension host passes on. */
export class LineReporter {
  constructor(runner: Mocha.Runner) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    runner.on('pass', test => {
      counts.passed++;
      say(`✔ ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      say(`✘ ${test.fullTitle()}\n${String(error?.stack ?? error).replace(/^/gm, '    ')}`);
    });
    runner.on('pending', test => {
      counts.skipped++;
      say(`- ${test.fullTitle()}`);
    });
    runner.on('end', () => say(JSON.stringify(counts)));
  }
}

function say(text: string): void {
  console.log(text.replace(/^/gm, MARK));
}
