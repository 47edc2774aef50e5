import { readdir, readFile } from 'node:fs/promises';
import { inRoot } from './paths.mjs';

const WEB = 'https://github.com/whoiis/whoiis/blob/main/docs/';

/**
 * The pages of the rules as one JSON file, id to Markdown: pages are much alike, so that they pack well together. Links
 * lead to the web, since the other documents are not in the package.
 * @returns {Promise<string>}
 */
export async function rulePages() {
  const names = (await readdir(inRoot('docs/rules')))
    .filter(name => name !== 'README.md' && name.endsWith('.md'))
    .sort();
  const pages = await Promise.all(
    names.map(async name => [
      name.slice(0, -'.md'.length),
      onTheWeb(await readFile(inRoot('docs/rules', name), 'utf8')),
    ]),
  );
  return JSON.stringify(Object.fromEntries(pages));
}

function onTheWeb(page) {
  return page
    .replace(/<!--[\s\S]*?-->\n+/, '')
    .replace(/\]\(\.\.\/([^)\s]+)\)/g, `](${WEB}$1)`)
    .replace(/\]\((?!https?:|#)([\w.-]+\.md[^)\s]*)\)/g, `](${WEB}rules/$1)`);
}
