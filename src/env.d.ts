declare namespace App {
  /** The data that every page and component gets: its language. */
  interface Locals extends Readonly<import('./language/speech.ts').Speech> {}
}
