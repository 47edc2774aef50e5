// Pictures: of the real editor on samples/ for the README (docs/images/*.png), and the icon.
import { mkdir, readFile, rm } from 'node:fs/promises';
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

/**
 * `without`: a folder of the samples that is taken away before, for good.
 * @type {{ name: string, file: string, without?: string, take: (page: import('playwright-core').Page) => Promise<void> }[]}
 */
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
  {
    name: 'view',
    file: 'applicationHost.config',
    // The browser from npm has no font with the lock that stands for rights on the server.
    without: 'whoiis-facts-WEB01',
    take: async page => {
      await command(page, 'IIS: Focus on Servers View');
      const site = page.locator('.pane-body .monaco-list-row', { hasText: 'Intranet' }).first();
      await site.waitFor({ timeout: WAIT_MS });
      await site.click();
      // Commands about a place are offered while the editor has the focus.
      await page.keyboard.press('Control+1');
      await command(page, 'WhoIIS: Explain Identity Here');
      await page.locator('iframe.webview').first().waitFor({ timeout: WAIT_MS });
      // What a page of an editor shows lies in frames of its own and comes later than the frame.
      await page.waitForTimeout(8000);
    },
  },
  // The last one: it leaves the file changed, which the editor remembers.
  {
    name: 'completion',
    file: 'applicationHost.config',
    take: async page => {
      const place = page.locator('.view-line', { hasText: 'ApiPool' }).first();
      await place.waitFor({ timeout: WAIT_MS });
      await place.click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('<');
      await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor({ timeout: WAIT_MS });
      await page.waitForTimeout(2000);
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
        if (picture.without) await rm(path.join(samples, picture.without), { recursive: true });
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

async function command(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().waitFor({ timeout: WAIT_MS });
  await page.keyboard.insertText(title);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: title.split(': ')[1] })
    .first()
    .click();
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
