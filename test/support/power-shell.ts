import { readFile } from 'node:fs/promises';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** A script as the grammar of PowerShell reads it (tree-sitter-powershell). */
export interface PowerShellScript {
  /** What the grammar cannot read, by line; empty for a script without mistakes of syntax. */
  readonly errors: readonly string[];
  /** Commands that are called by name, each once. */
  readonly commands: readonly string[];
  /** Functions that the script defines. */
  readonly functions: readonly string[];
  /** Variables that are read, and those that are given a value or are parameters; without scope, in lower case. */
  readonly variables: { readonly read: readonly string[]; readonly set: readonly string[] };
}

let loading: Promise<Parser> | undefined;

/** The grammar is a megabyte of WebAssembly: loaded once, where a test asks for it. */
function parser(): Promise<Parser> {
  loading ??= (async () => {
    await Parser.init();
    const grammar = await readFile('node_modules/tree-sitter-powershell/tree-sitter-powershell.wasm');
    return new Parser().setLanguage(await Language.load(grammar));
  })();
  return loading;
}

export async function readPowerShell(text: string): Promise<PowerShellScript> {
  const tree = (await parser()).parse(text);
  if (!tree) throw new Error('the grammar gave no tree');
  const { rootNode } = tree;
  const textsOf = (type: string) => rootNode.descendantsOfType(type).flatMap(node => node?.text ?? []);
  const variables = rootNode.descendantsOfType('variable').flatMap(node => node ?? []);
  return {
    errors: errorsIn(rootNode),
    commands: unique(textsOf('command_name')),
    functions: unique(textsOf('function_name')),
    variables: {
      read: unique(variables.filter(node => !isSet(node)).map(nameOf)),
      set: unique(variables.filter(isSet).map(nameOf)),
    },
  };
}

function errorsIn(node: Node): readonly string[] {
  if (node.isError || node.isMissing)
    return [`line ${node.startPosition.row + 1}: ${node.isMissing ? `${node.type} is missing` : node.text}`];
  return node.hasError ? node.children.flatMap(child => (child ? errorsIn(child) : [])) : [];
}

/** On the left of an assignment, a parameter, or what a loop runs over. */
function isSet(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) {
    const { parent }: Node = at;
    if (!parent) return false;
    if (parent.type === 'script_parameter') return true;
    if (parent.type === 'foreach_statement')
      return parent.namedChildren.find(child => child?.type === 'variable')?.id === node.id;
    if (parent.type === 'assignment_expression') return parent.firstChild?.id === at.id && at.text === node.text;
    if (parent.type === 'statement_block') return false;
  }
  return false;
}

function nameOf(node: Node): string {
  return node.text
    .replace(/^\$/, '')
    .replace(/^script:/i, '')
    .toLowerCase();
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
