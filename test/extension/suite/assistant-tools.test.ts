import * as vscode from 'vscode';
import { equal, includes, open } from './support';

/** Newer editors have it; the types of this repository are those of the oldest one. */
const { lm } = vscode as unknown as {
  lm: {
    readonly tools: readonly { readonly name: string }[];
    invokeTool(name: string, options: object): Thenable<{ readonly content: readonly { readonly value: string }[] }>;
  };
};

describe('Tools for assistants', () => {
  const ask = async (name: string, input: object) => {
    const { content } = await lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map(({ value }) => value).join('');
  };

  it('answer the questions of the command line', async () => {
    await open('sites/shop/web.config');
    equal(lm.tools.filter(({ name }) => name.startsWith('whoiis_')).length, 4);
    includes(
      await ask('whoiis_explain', { file: 'sites/shop/web.config' }),
      '"processIdentity":"IIS APPPOOL\\\\ShopPool"',
    );
    includes(await ask('whoiis_who_is', { name: 'IIS APPPOOL\\ShopPool' }), 'ShopPool');
    includes(await ask('whoiis_effective', { section: 'system.webServer/handlers', site: 'Shop' }), '"version":1');
    includes(await ask('whoiis_check', { file: 'applicationHost.config' }), '"code"');
  });

  it('read nothing outside of the workspace', async () => {
    const outside = await ask('whoiis_check', { file: '/elsewhere/web.config' }).catch(error => String(error));
    includes(outside, 'lies outside of the workspace');
  });
});
