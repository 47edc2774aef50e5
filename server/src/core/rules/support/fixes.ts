import type { ConfigFile } from '../../config/files/config-file';
import type { TextEdit } from '../../text/edit';
import type { FileEdits, Fix } from '../engine/finding';

/** A repair whose result a human should look at. */
export function review(title: string, ...edits: readonly (FileEdits | undefined)[]): Fix {
  return { title, safety: 'review', edits: together(edits) };
}

/** A repair that keeps behaviour, or whose target is not in doubt. */
export function safe(title: string, ...edits: readonly (FileEdits | undefined)[]): Fix {
  return { title, safety: 'safe', edits: together(edits) };
}

export function inFile(file: ConfigFile, ...edits: readonly (TextEdit | readonly TextEdit[])[]): FileEdits {
  return { uri: file.uri, edits: edits.flat() };
}

/** Edits of one file stand in one list. */
function together(all: readonly (FileEdits | undefined)[]): readonly FileEdits[] {
  const byFile = new Map<string, FileEdits>();
  for (const entry of all) {
    if (!entry) continue;
    const known = byFile.get(entry.uri);
    byFile.set(entry.uri, known ? { ...known, edits: [...known.edits, ...entry.edits] } : entry);
  }
  return [...byFile.values()];
}
