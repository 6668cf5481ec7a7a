declare namespace App {
  /** What every page and component is given: the language that it speaks. */
  interface Locals extends Readonly<import('./language/speech.ts').Speech> {}
}
