import process from 'node:process';

/** As in scripts/lib/mocha.mjs. */
const MARK = '##whoiis ';

/** Says nothing about tests that pass: there are thousands. */
export default class FailuresReporter {
  constructor(runner) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    runner.on('pass', () => {
      counts.passed++;
    });
    runner.on('pending', () => {
      counts.skipped++;
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      process.stdout.write(`    ✘ ${test.fullTitle()}${test.file ? ` (${test.file})` : ''}\n`);
      process.stdout.write(`${String(error?.stack ?? error).replace(/^/gm, '        ')}\n`);
    });
    runner.on('end', () => process.stdout.write(`${MARK}${JSON.stringify(counts)}\n`));
  }
}
