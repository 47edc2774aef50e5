import './mocha-setup';
import './activation.test';
import './assistant-tools.test';
import './close-tags.test';
import './completion.test';
import './copy.test';
import './diagnostics.test';
import './explain-here.test';
import './host-config.test';
import './hover.test';
import './other-xml.test';
import './permission-script.test';
import './quick-fix.test';
import './server-view.test';
import './status.test';

declare const Mocha: { prototype: { run: (this: unknown, done: (failures: number) => void) => void } };

/** Entry of the extension host; rejects where a test failed. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    // Not `mocha.run`: the browser build looks for a page address first.
    Mocha.prototype.run.call(mocha, failures => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
