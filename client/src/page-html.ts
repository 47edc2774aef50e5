import type { ExplainDocumentResult } from '../../server/src/protocol/questions';

/** A whole page around the body that the server made. It loads nothing and runs no script; colours are the editor's. */
export function pageHtml({ title, html }: ExplainDocumentResult): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)}</title>
<style>${STYLE}</style>
</head>
<body>
${html}
</body>
</html>`;
}

/** Long names break anywhere, short words nowhere, and tables turn into blocks, so that 400 pixels are enough. */
const STYLE = `
body { color: var(--vscode-foreground, #222); background: var(--vscode-editor-background, #fff);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif);
  max-width: 60em; padding: 0 16px 32px; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; font-weight: 600; }
h2 { font-size: 1.15em; font-weight: 600; margin-top: 1.5em; }
h1 + p { font-size: 1.1em; }
a { color: var(--vscode-textLink-foreground, #06c); }
code, pre { font-family: var(--vscode-editor-font-family, monospace); }
code { background: var(--vscode-textCodeBlock-background, #8882); padding: 0 3px; border-radius: 3px; }
pre { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 3px 12px 3px 0; min-width: 4.5em;
  border-bottom: 1px solid var(--vscode-panel-border, #8884); }
th { font-weight: 600; }
ul { padding-left: 1.4em; }
details { margin: 0.8em 0; }
summary { cursor: pointer; font-weight: 600; }
@media (max-width: 480px) {
  thead { display: none; }
  tr { display: block; padding: 4px 0; border-bottom: 1px solid var(--vscode-panel-border, #8884); }
  td { display: block; border: 0; padding: 0; }
  td:first-child { font-weight: 600; }
  td:empty { display: none; }
  td[data-column]::before { content: attr(data-column) ': '; color: var(--vscode-descriptionForeground, #666); }
}
`;
