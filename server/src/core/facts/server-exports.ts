import type { FactFile } from './exported';
import { type Facts, isSameServer } from './facts';
import { isIcaclsListing } from './icacls-listing';
import { isIcaclsSave } from './icacls-save';
import { absentModulesIn, computerIn, readFacts } from './read-facts';

/** The exports of one server, read when somebody asks for the first time. */
export class ServerExports {
  #files: readonly FactFile[] | undefined;
  readonly #needsRoots: boolean;
  readonly #absentModules: ReadonlySet<string> | undefined;
  readonly #computer: string | undefined;
  #read: { readonly roots: string; readonly facts: Facts } | undefined;

  /** `aclBase`: the folder to which the paths of icacls files belong, where somebody told it. */
  constructor(
    files: readonly FactFile[],
    readonly aclBase?: string,
  ) {
    this.#files = files;
    this.#absentModules = absentModulesIn(files);
    this.#computer = computerIn(files);
    // A5: only what icacls writes leaves open where its paths begin.
    this.#needsRoots = files.some(({ text }) => isIcaclsSave(text) || isIcaclsListing(text));
  }

  /** Modules of IIS, in lower case, that are not installed on a server (A80); undefined where no export of it tells. */
  absentModules(machineName: string | undefined): ReadonlySet<string> | undefined {
    return isSameServer(this.#computer, machineName) ? this.#absentModules : undefined;
  }

  /** `siteRoots`: folders of the sites, asked for only where the exports need them. */
  facts(siteRoots: () => readonly string[]): Facts {
    const roots = this.#needsRoots ? siteRoots() : [];
    const key = roots.join('\n');
    if (this.#read?.roots !== key) {
      const facts = readFacts(this.#files ?? [], { aclBase: this.aclBase, siteRoots: roots });
      this.#read = { roots: key, facts };
      // What is read once and for all is not kept a second time, as text.
      if (!this.#needsRoots) this.#files = undefined;
    }
    return this.#read.facts;
  }
}
