declare const WHOIIS_VERSION: string | undefined;

/** Put in by the build. */
export const VERSION = typeof WHOIIS_VERSION === 'string' ? WHOIIS_VERSION : '0.0.0';
