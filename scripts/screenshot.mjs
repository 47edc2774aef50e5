// Pictures: of the real editor on samples/ for the README (docs/images/*.png), and the icon.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from './build.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { installExtension, remoteUri, startCodeServer, workbenchUrl } from './lib/code-server.mjs';
import { installBrowser, installEditor } from './lib/hosts.mjs';
import { ensureDevelopmentTools } from './lib/install.mjs';
import { inRoot, vsix } from './lib/paths.mjs';
import { main } from './lib/report.mjs';
import { copyOfSamples, withTemporaryFolder } from './lib/suite.mjs';
import { pack } from './package.mjs';

const WAIT_MS = 60_000;

const userSettings = {
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  // Room for the configuration and the hover.
  'workbench.editor.showTabs': 'single',
};

/** @type {{ name: string, file: string, take: (page: import('playwright-core').Page) => Promise<void> }[]} */
const pictures = [
  {
    name: 'hover',
    file: 'applicationHost.config',
    take: async page => {
      await page.keyboard.press('Control+Shift+M');
      await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor({ timeout: WAIT_MS });
      await hover(page, 'ShopPool');
    },
  },
];

await main(async () => {
  await ensureDevelopmentTools();
  await build();
  await pack();
  await mkdir(inRoot('docs/images'), { recursive: true });
  const editor = await installEditor();
  const installed = await installBrowser();
  await drawIcon(installed);
  await withTemporaryFolder(async home => {
    const samples = await copyOfSamples(home);
    await installExtension(editor, path.join(home, 'editor'), vsix);
    const server = await startCodeServer(editor, path.join(home, 'editor'), { userSettings });
    try {
      for (const picture of pictures) {
        // A browser each: the one from npm is a single process that ends with its first page.
        const { browser } = await launchBrowser(installed);
        try {
          const page = await browser.newPage({ viewport: { width: 1120, height: 820 } });
          await page.goto(
            workbenchUrl(server, samples, { openFile: remoteUri(server, path.join(samples, picture.file)) }),
          );
          // The account in the status bar shows that the language server has answered.
          await page.locator('#whoiis\\.whoiis\\.whoiis\\.account').waitFor({ timeout: WAIT_MS });
          await picture.take(page);
          const file = inRoot('docs/images', `${picture.name}.png`);
          await page.screenshot({ path: file });
          console.log(file);
        } finally {
          await browser.close();
        }
      }
    } finally {
      await server.stop();
    }
  });
});

/** The marketplace takes no SVG. */
async function drawIcon(installed) {
  const { browser } = await launchBrowser(installed);
  try {
    const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
    await page.setContent(`<body style="margin:0">${await readFile(inRoot('client/icon.svg'), 'utf8')}</body>`);
    await page.screenshot({ path: inRoot('client/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}

/** Moves the mouse over the first place that shows `text` and waits for the answer. */
async function hover(page, text) {
  const place = page.locator('.view-line span span', { hasText: text }).first();
  await place.waitFor({ timeout: WAIT_MS });
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.mouse.move(700, 780);
    await place.hover();
    // The first answer can be late: then the mouse comes again.
    const shown = page.locator('.monaco-hover:visible .rendered-markdown').first();
    const appeared = shown.waitFor({ timeout: 3000 });
    if (await appeared.then(() => true).catch(() => false)) return;
  }
  throw new Error(`No hover over ${text}`);
}
