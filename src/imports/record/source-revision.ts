/** The note of the revision for the last change of a record that has no history. */
export const SOURCE_REVISION = 'Changed at the source.';
