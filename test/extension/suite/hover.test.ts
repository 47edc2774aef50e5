import { eventually, hoverAt, includes, open, positionOf } from './support';

describe('hover', () => {
  it('names the account of an application pool', async () => {
    const document = await open('applicationHost.config');
    const position = positionOf(document, 'name="ShopPool"', 8);
    await eventually(async () => includes(await hoverAt(document, position), 'IIS APPPOOL\\ShopPool'));
  });

  it('names the account that runs the site of a web.config', async () => {
    const document = await open('sites/shop/web.config');
    const position = positionOf(document, '<configuration', 3);
    await eventually(async () => includes(await hoverAt(document, position), 'IIS APPPOOL\\ShopPool'));
  });
});
