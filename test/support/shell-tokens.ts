/**
 * What a shell and the program behind it make of one line, written from the descriptions of their grammars and not from
 * the code that quotes.
 */
export interface ReadLine {
  /** The arguments as the program gets them, the first of them its own name. */
  readonly args: readonly string[];
  /** True where the line does anything else: a second command, a redirection, a variable. */
  readonly doesMore: boolean;
}

/** cmd at a prompt and in a batch file; the line must mean the same in both. */
export function readByCmd(line: string): ReadLine {
  // Variables come first, and quotes do not keep them off.
  const hasVariables = /%/.test(line.replace(/^%windir%/, ''));
  let quoted = false;
  let doesMore = hasVariables || /[\r\n]/.test(line);
  let command = '';
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '^') {
      i++;
      command += line.charAt(i);
      continue;
    } else if (!quoted && /[&|<>]/.test(character)) doesMore = true;
    command += character;
  }
  return { args: argumentsOf(command), doesMore };
}

/** How a program of the C runtime cuts its command line (Microsoft: Parsing C command-line arguments). */
export function argumentsOf(command: string): readonly string[] {
  const args: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (let i = 0; i < command.length; ) {
    const slashes = /^\\+/.exec(command.slice(i))?.[0].length ?? 0;
    if (slashes > 0) {
      i += slashes;
      if (command.charAt(i) !== '"') {
        current = (current ?? '') + '\\'.repeat(slashes);
        continue;
      }
      current = (current ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) {
        current += '"';
        i++;
      }
      continue;
    }
    const character = command.charAt(i);
    i++;
    if (character === '"') {
      current ??= '';
      if (quoted && command.charAt(i) === '"') {
        current += '"';
        i++;
      } else quoted = !quoted;
    } else if (!quoted && (character === ' ' || character === '\t')) {
      if (current !== undefined) args.push(current);
      current = undefined;
    } else current = (current ?? '') + character;
  }
  if (current !== undefined) args.push(current);
  return args;
}

const QUOTES = "'\u2018\u2019\u201A\u201B";
const DOUBLE_QUOTES = '"\u201C\u201D\u201E';

/** PowerShell (language specification, 2.3.5.2), and the command line that it makes for a program. */
export function readByPowerShell(line: string): ReadLine {
  const args: string[] = [];
  let current: string | undefined;
  let doesMore = false;
  const text = line.startsWith('& "$env:windir') ? line.replace(/^& "\$env:windir([^"$]*)"/, 'windir$1') : line;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (QUOTES.includes(character)) {
      current ??= '';
      for (i++; i < text.length; i++) {
        if (!QUOTES.includes(text.charAt(i))) current += text.charAt(i);
        else if (QUOTES.includes(text.charAt(i + 1) || 'x')) {
          current += text.charAt(i);
          i++;
        } else break;
      }
      if (i >= text.length) doesMore = true;
    } else if (DOUBLE_QUOTES.includes(character)) {
      current ??= '';
      for (i++; i < text.length && !DOUBLE_QUOTES.includes(text.charAt(i)); i++) {
        if (/[$`]/.test(text.charAt(i))) doesMore = true;
        current += text.charAt(i);
      }
    } else if (character === ' ') {
      if (current !== undefined) args.push(current);
      current = undefined;
    } else {
      if (/[;|&$`(){}<>#@\r\n\0]/.test(character)) doesMore = true;
      current = (current ?? '') + character;
    }
  }
  if (current !== undefined) args.push(current);
  // Windows PowerShell puts double quotes around what has blanks, and changes nothing else.
  const command = args.map(arg => (/\s/.test(arg) ? `"${arg}${/\\*$/.exec(arg)?.[0] ?? ''}"` : arg)).join(' ');
  return { args: argumentsOf(command), doesMore };
}

/** T-SQL: the names in brackets of a statement, and what is left of it without them. */
export function readBySql(text: string): { readonly names: readonly string[]; readonly rest: string } {
  const names: string[] = [];
  let rest = '';
  for (let i = 0; i < text.length; i++) {
    if (text.charAt(i) !== '[') {
      rest += text.charAt(i);
      continue;
    }
    let name = '';
    for (i++; i < text.length; i++) {
      if (text.charAt(i) !== ']') name += text.charAt(i);
      else if (text.charAt(i + 1) === ']') {
        name += ']';
        i++;
      } else break;
    }
    names.push(name);
    rest += '[]';
  }
  return { names, rest };
}
