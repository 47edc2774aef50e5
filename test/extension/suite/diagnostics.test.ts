import { eventually, findings, includes, open } from './support';

describe('problems', () => {
  it('reports a pool that runs as LocalSystem at the value that says so', async () => {
    const document = await open('applicationHost.config');
    await eventually(() => {
      const found = findings(document).find(finding => finding.rule === 'pool-identity-localsystem');
      includes(found ? document.getText(found.range) : 'no finding', 'LocalSystem');
    });
  });
});
