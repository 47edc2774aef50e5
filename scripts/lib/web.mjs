// Runs VS Code for the Web.
import process from 'node:process';
import { freePort, startServer } from './local-server.mjs';
import { inRoot } from './paths.mjs';

/**
 * @param {{ testWeb: string, codeOss: string, version: string }} web
 * @param {{ extensionDevelopmentPath: string, extensionTestsPath?: string, folderMountPath: string }} folders
 * @returns {Promise<{ address: string, log: () => string, stop: () => Promise<void> }>}
 */
export async function startWeb(web, folders) {
  const port = await freePort();
  const options = {
    ...folders,
    esm: true,
    build: { type: 'static', location: web.codeOss, quality: 'stable', version: web.version },
  };
  // localhost, because the editor puts its web views on subdomains.
  const address = `http://localhost:${port}/`;
  const args = [inRoot('test/host/web/serve.mjs'), web.testWeb, String(port), JSON.stringify(options)];
  return { ...(await startServer(process.execPath, args, { health: address })), address };
}
