/** Where the pages in `docs/` are read, with a trailing slash. */
export const DOCS = 'https://github.com/whoiis/whoiis/blob/main/docs/';
