// The reason why a YAML text cannot be edited.

/**
 * Its front matter or YAML cannot be parsed, the path is impossible, or its form is too unusual.
 */
type EditFault = 'front-matter' | 'yaml' | 'path' | 'form';

/** The edit is not possible. The message is for authors; it does not name the file. */
export class EditError extends Error {
  readonly fault: EditFault;
  constructor(fault: EditFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
