/** The authored form of `server/schema/section-defaults.json`; `section-file.ts` of the core tells that of sections. */

export interface DeclarationGroup {
  readonly allowDefinition: string;
  readonly overrideModeDefault: string;
  readonly allowLocation?: boolean;
  readonly sections: readonly string[];
}

export interface HostDefaults {
  readonly source: string;
  readonly declared: readonly DeclarationGroup[];
  /** Section to the product that declares it when it is installed. */
  readonly optional?: Readonly<Record<string, string>>;
  readonly varies?: Readonly<Record<string, string>>;
  readonly rootUnlock?: Readonly<Record<string, readonly string[]>>;
  readonly lockAttributes?: Readonly<Record<string, readonly string[]>>;
  readonly lockItem?: Readonly<
    Record<string, { readonly always: readonly string[]; readonly whenInstalled: readonly string[] }>
  >;
}

export interface SectionDefaultsFile {
  readonly iis: HostDefaults;
  readonly iisexpress: HostDefaults;
  readonly netfx: HostDefaults;
  readonly older: readonly {
    readonly hosts: readonly string[];
    /** Last IIS version for which the entry holds. */
    readonly until: string;
    readonly sections: readonly string[];
    readonly declared?: boolean;
    readonly allowDefinition?: string;
    readonly overrideModeDefault?: string;
    readonly source: string;
  }[];
}
