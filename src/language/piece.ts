// Sentences with something in them that is no text: a link, a time. The words of a language decide where it stands.

/** A sentence in pieces: its text, and what a page puts between. Pages show the pieces as they are. */
export type Pieces<Node> = readonly (string | Node)[];

/** Makes a link, or anything else, of a text: its words are part of the sentence. */
export type Wrap<Node> = (text: string) => Node;
