import type { AttributeSchema, SectionSchema } from '../../schema/types';
import type { Span } from '../../text/span';
import type { XmlAttribute, XmlElement, XmlProblem } from '../../xml/tree';
import type { Origin } from '../base/value';
import type { LocationTag, SectionDeclaration } from '../files/config-file';
import type { Declared } from '../files/declared-section';
import type { LockState } from '../files/section-locks';

/**
 * One thing that the configuration system does not accept (R71 to R75), with what a repair of it needs. What the
 * server answers is a matter of {@link answerOf}, how it says so of {@link reasonOf}.
 */
export type Refusal = RefusalOfFile | RefusalOfSection;

export type RefusalKind = Refusal['kind'];

/** The refusals of some kinds. */
export type RefusalOf<K extends RefusalKind> = Extract<Refusal, { readonly kind: K }>;

/** A refusal with the location tag under which it stands; `''` outside of tags and for the level itself. */
export interface ScopedRefusal {
  readonly refusal: Refusal;
  readonly key: string;
}

/** Who refuses: the native reader, which every request meets, or the one of .NET, which managed code alone meets (R70). */
export type Reader = SectionSchema['reader'];

/** Kinds with the same payload. */
type Each<K extends string, P> = K extends string ? { readonly kind: K } & P : never;

interface AnyRefusal {
  readonly reader: Reader;
  /** The token that is one too many or wrong. */
  readonly at: Origin;
  /** False where the server normally, but not surely, refuses. */
  readonly certain: boolean;
}

type RefusalOfFile = AnyRefusal & { readonly section: null } & (XmlRefusal | FrameRefusal);

type RefusalOfSection = AnyRefusal & {
  /** e.g. `system.webServer/handlers`. */
  readonly section: string;
} & (SectionRefusal | SourceRefusal | ContentRefusal | MergeRefusal);

interface XmlRefusal {
  readonly kind: 'malformedXml';
  /** The first one, at which the reader stops. */
  readonly problem: XmlProblem;
}

/** The frame of a file: `configSections`, declarations and location tags (R70, R71, R74). */
type FrameRefusal =
  | { readonly kind: 'configSectionsTwice'; readonly element: XmlElement; readonly earlier: Located }
  | { readonly kind: 'configSectionsNotFirst'; readonly element: XmlElement }
  /** `earlier` is in the same file for a duplicate, in one above where a declaration is redefined. */
  /** The root of the file is no `configuration`. */
  | { readonly kind: 'notConfiguration'; readonly element: XmlElement }
  | Each<
      'duplicateDeclaration' | 'redefinedDeclaration',
      { readonly declaration: SectionDeclaration; readonly earlier: SectionDeclaration }
    >
  | StrayText
  /** An attribute that location tags do not have. */
  | { readonly kind: 'unknownLocationAttribute'; readonly named: XmlAttribute; readonly candidates: readonly string[] }
  /** The attribute is that of a location tag. */
  | Each<
      'bothOverrideModes' | 'invalidOverrideMode' | 'invalidInheritInChildApplications' | 'invalidLocationPath',
      { readonly attribute: XmlAttribute }
    >;

/** A section as a whole: whether it may stand there (R71, R73, R74). */
type SectionRefusal =
  | { readonly kind: 'duplicateSection'; readonly element: XmlElement; readonly earlier: Located }
  | {
      readonly kind: 'sectionLocked';
      readonly element: XmlElement;
      readonly location: LocationTag | undefined;
      readonly lock: LockState;
      readonly declared: Declared;
    }
  /** A location tag sets for a path what a file above locks for a path below. */
  | { readonly kind: 'sectionLockedBelow'; readonly element: XmlElement; readonly lock: LocationTag }
  | Each<
      'sectionNotAllowedHere' | 'sectionBelowApplication' | 'sectionNotAllowedInLocation',
      { readonly element: XmlElement; readonly declared: Declared }
    >
  /** A location tag locks what a file above unlocks for a path below. */
  | { readonly kind: 'lockConflict'; readonly location: LocationTag; readonly unlock: LocationTag }
  /** A section of IIS that no file declares. */
  | { readonly kind: 'sectionNotDeclared'; readonly element: XmlElement }
  /** A name outside of IIS that nobody knows. */
  | { readonly kind: 'unknownSection'; readonly element: XmlElement; readonly candidates: readonly string[] }
  | { readonly kind: 'moduleNotInstalled'; readonly element: XmlElement; readonly product: string };

/** `configSource` (R75); `source` is the attribute. */
type SourceRefusal =
  | Each<'configSourceInAppHost' | 'configSourceNotRelative' | 'configSourceMissing', { readonly source: XmlAttribute }>
  | {
      readonly kind: 'configSourceWithContent';
      readonly source: XmlAttribute;
      /** The first of what stands beside it. */
      readonly beside: XmlAttribute | XmlElement;
    }
  | { readonly kind: 'configSourceInvalid'; readonly source: XmlAttribute; readonly fault: SourceFault }
  | {
      readonly kind: 'configSourceShared';
      readonly source: XmlAttribute;
      /** The other section that names the file, and its element. */
      readonly sharedWith: string;
      readonly earlier: Located;
    };

/** What is wrong in the file that `configSource` names; `at` stands there. */
export type SourceFault =
  | { readonly kind: 'malformedXml'; readonly at: Origin }
  | { readonly kind: 'wrongRoot'; readonly expected: string; readonly at: Origin }
  | { readonly kind: 'content'; readonly refusal: Refusal };

/** Content of a section that its schema does not have (R72, R74). */
type ContentRefusal =
  | ({ readonly kind: 'unknownElement'; readonly mayBeExtension: boolean } & WrongName<XmlElement>)
  | ({ readonly kind: 'unknownAttribute'; readonly mayBeExtension: boolean } & WrongName<XmlAttribute>)
  /** A name that is right but for its letter case. */
  | ({ readonly kind: 'wrongCase'; readonly right: string } & WrongName<XmlElement | XmlAttribute>)
  | { readonly kind: 'missingAttribute'; readonly element: XmlElement; readonly schema: AttributeSchema }
  | {
      readonly kind: 'invalidValue';
      readonly attribute: XmlAttribute;
      readonly schema: AttributeSchema;
      /** What is allowed, in the words of IIS. */
      readonly expected: string;
      readonly candidates: readonly string[];
    }
  | StrayText
  /** A name of an enumeration of IIS in another letter case: no public source tells whether IIS takes it. */
  | { readonly kind: 'valueLetterCase'; readonly attribute: XmlAttribute; readonly right: string }
  /** A name in a section of ASP.NET that is right but for its letter case. */
  | { readonly kind: 'aspNetName'; readonly named: XmlElement | XmlAttribute; readonly right: string }
  /** A value in a section of ASP.NET. */
  | {
      readonly kind: 'aspNetValue';
      readonly attribute: XmlAttribute;
      readonly schema: AttributeSchema;
      /** What is allowed: a sentence without a full stop. */
      readonly expected: string;
      readonly candidates: readonly string[];
    }
  | {
      readonly kind: 'unknownLockName';
      readonly attribute: XmlAttribute;
      /** What the list names. */
      readonly what: 'attribute' | 'element';
      readonly name: string;
      readonly candidates: readonly string[];
    };

/** Text where the reader of .NET takes elements alone. */
interface StrayText {
  readonly kind: 'strayText';
  /** All texts directly in one element. */
  readonly spans: readonly Span[];
}

interface WrongName<T> {
  readonly named: T;
  /** True for a whole section or section group, false for something inside of a section. */
  readonly isSection: boolean;
  /** The names that would be right there. */
  readonly candidates: readonly string[];
}

/** Entries and attributes of a section together with those of the same and of outer files (R70, R72, R74). */
type MergeRefusal =
  /** Of URL Rewrite, a kind of its own: another reader refuses it, and its entries can be renamed. */
  | Each<
      'duplicateKey' | 'duplicateRewriteRule',
      {
        readonly entry: XmlElement;
        readonly earlier: Located;
        /** The attributes that form the key. */
        readonly names: readonly string[];
      }
    >
  | { readonly kind: 'lockedAttribute'; readonly attribute: XmlAttribute; readonly lock: Origin }
  | { readonly kind: 'lockedElement'; readonly element: XmlElement; readonly lock: Origin }
  | {
      readonly kind: 'lockedItem';
      /** Where an entry is locked, a verb: it removes, clears away or adds again what is locked. */
      readonly element: XmlElement;
      readonly what: 'entry' | 'section';
      readonly locked: Located;
    };

/** An element, maybe of another file. */
export interface Located {
  readonly element: XmlElement;
  readonly at: Origin;
}
