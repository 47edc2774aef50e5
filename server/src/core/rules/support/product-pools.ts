/**
 * Pools that a product makes for itself and runs as it does on purpose (G7 of docs/limits.md): Exchange, SharePoint,
 * WSUS, Configuration Manager, Remote Desktop, Web Deploy and the like. By the names that their set-ups give.
 */
export function isPoolOfProduct(name: string): boolean {
  return PRODUCT_POOLS.test(name);
}

const PRODUCT_POOLS =
  /^(MSExchange|SharePoint|SecurityTokenService|WsusPool$|SMS |CCM |RDWebAccess$|TSGateway|DefaultRpcProxy|RpcProxy|ReportServer|Veeam|OCS|Lync|CsWeb|ADFS|FIM|Microsoft )/i;
