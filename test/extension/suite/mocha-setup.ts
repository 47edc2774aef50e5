// mocha's browser build, because the same bundle runs in Node.js and in a web worker. Imported before any test file.
import 'mocha/mocha.js';
import { LineReporter } from './reporter';

mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: LineReporter as unknown as Mocha.ReporterConstructor });
