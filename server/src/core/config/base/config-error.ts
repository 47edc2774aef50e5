import type { Origin } from './value';

/** One refusal of the configuration system, as IIS or ASP.NET would raise it (R71 to R75). */
export interface ConfigError {
  /** Id of the rule that reports it, e.g. `section-locked`. */
  readonly rule: string;
  /** HTTP status with sub-status, e.g. `500.19`; `500` for an ASP.NET configuration error. */
  readonly status: string;
  /** e.g. `0x80070021`; `null` where no public source pins it down. */
  readonly hresult: string | null;
  /** Section path, e.g. `system.webServer/handlers`; `null` where the file as a whole is refused. */
  readonly section: string | null;
  readonly reason: string;
  readonly at: Origin;
  readonly related: readonly RelatedPlace[];
  /** False where the server normally, but not surely, refuses. */
  readonly certain: boolean;
}

export interface RelatedPlace {
  readonly at: Origin;
  readonly text: string;
}
