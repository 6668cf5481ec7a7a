// Bounds of what is read from the content folder. Content is written by people: nothing honest comes near.

/** Bytes of a file. */
export const MAX_FILE_BYTES = 1024 * 1024;
/** Files of the content folder, and of public/. */
export const MAX_FILES = 50_000;
/** Folders within each other. */
export const MAX_FOLDERS = 8;
