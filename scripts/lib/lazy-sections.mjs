import { readFile } from 'node:fs/promises';
import path from 'node:path';

const LINE = /^export \{ default as '(.+)' \} from '(.+)';$/gm;

/**
 * An esbuild plugin that keeps the schema of a section as a text until somebody asks for the section. As modules of
 * their own all of them would be made at start. What imports core/schema/data/sections.ts sees no difference.
 */
export function lazySections() {
  return {
    name: 'lazy-sections',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]core[\\/]schema[\\/]data[\\/]sections\.ts$/ }, async ({ path: index }) => {
        const lines = [...(await readFile(index, 'utf8')).matchAll(LINE)];
        const files = lines.map(([, , file]) => path.join(path.dirname(index), file));
        const texts = await Promise.all(
          files.map(async file => JSON.stringify(JSON.parse(await readFile(file, 'utf8')))),
        );
        const getters = lines.map(
          ([, section], at) => `get ${JSON.stringify(section)}() { return JSON.parse(${JSON.stringify(texts[at])}); }`,
        );
        return {
          contents: `module.exports = { __proto__: { __esModule: true }, ${getters.join(', ')} };`,
          loader: 'js',
          watchFiles: [index, ...files],
        };
      }),
  };
}
