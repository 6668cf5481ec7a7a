// Sentences that contain links, times or other elements. Each language decides their positions.

/**
 * A sentence in pieces: texts, and the elements of a page between them. Pages show them in order.
 */
export type Pieces<Node> = readonly (string | Node)[];

/** Wraps a text in a link or another element; the text is part of the sentence. */
export type Wrap<Node> = (text: string) => Node;
