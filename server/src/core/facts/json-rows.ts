/** An object of a JSON file. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** The objects of a JSON text: of a list, or the one that PowerShell writes without brackets. */
export function jsonRows(text: string): { readonly rows: readonly JsonRow[]; readonly problems: readonly string[] } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isCut = /^\s*[[{]/.test(text) && !/[\]}]\s*$/.test(text);
    return { rows: [], problems: [isCut ? 'it breaks off: the file is not whole' : `it is no JSON: ${reason}`] };
  }
  const inner = unwrapped(value);
  const list = Array.isArray(inner) ? inner : [inner];
  const rows = list.filter(isRow);
  return { rows, problems: rows.length === list.length ? [] : ['some of its entries are no objects'] };
}

/** ConvertTo-Json of Windows PowerShell puts lists that came through a pipeline into an object. */
function unwrapped(value: unknown): unknown {
  return isRow(value) && Array.isArray(value.value) && 'Count' in value ? value.value : value;
}

export function isRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member by its name, whatever the case of its letters. */
function member(row: JsonRow, name: string): unknown {
  if (name in row) return row[name];
  const lower = name.toLowerCase();
  for (const key of Object.keys(row)) if (key.toLowerCase() === lower) return row[key];
  return undefined;
}

export function textIn(row: JsonRow, name: string): string | undefined {
  const value = member(row, name);
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(row: JsonRow, name: string): number | undefined {
  const value = member(row, name);
  return typeof value === 'number' ? value : undefined;
}

export function booleanIn(row: JsonRow, name: string): boolean | undefined {
  const value = member(row, name);
  return typeof value === 'boolean' ? value : undefined;
}

/** A list; one object alone may stand there without brackets. */
export function listIn(row: JsonRow, name: string): readonly unknown[] | undefined {
  const value = unwrapped(member(row, name));
  if (isRow(value)) return [value];
  return Array.isArray(value) ? value : undefined;
}

/** The objects of a list. */
export function rowsIn(row: JsonRow, name: string): readonly JsonRow[] | undefined {
  return listIn(row, name)?.filter(isRow);
}

export function textsIn(row: JsonRow, name: string): readonly string[] | undefined {
  const value = unwrapped(member(row, name));
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
}
