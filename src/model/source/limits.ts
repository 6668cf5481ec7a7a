// Limits for the content folder. Content is written by people: no honest content comes near them.

/** Bytes of a file. */
export const MAX_FILE_BYTES = 1024 * 1024;
/** Files in the content folder, and in public/. */
export const MAX_FILES = 50_000;
/** Depth of nested folders. */
export const MAX_FOLDERS = 8;
