// node serve.mjs MODULE PORT OPTIONS: a process of its own, because the server writes its access log to the console.
import { createRequire } from 'node:module';
import process from 'node:process';

const [module, port, options] = process.argv.slice(2);
const { runServer } = createRequire(import.meta.url)(module);
await runServer('localhost', Number(port), JSON.parse(options));
