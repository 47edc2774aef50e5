import type { TextEdit } from '../text/edit';
import type { Shell } from '../windows/shell/command-line';

/** One repair: text edits in one or more files, or a command to copy. */
export interface Fix {
  /** What to do, imperative. */
  readonly title: string;
  /** `safe` keeps behaviour and may run in bulk; `review` needs a human. */
  readonly safety: 'safe' | 'review';
  readonly edits: readonly FileEdits[];
  /** A command for a terminal; the editor copies it, nothing is run. */
  readonly commands?: Commands;
}

/** A command as shells write it; some values cannot be written in every one. */
export type Commands = Readonly<Partial<Record<Shell, string>>>;

export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
  /** The file does not exist yet; the edits make its text of nothing. */
  readonly isNew?: true;
}
