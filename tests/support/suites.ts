// The suite of each test file. Each file belongs to exactly one suite (tests/suites.test.ts).

interface Suite {
  readonly include: string[];
  readonly exclude: string[];
}

const THOROUGH = 'tests/**/*.thorough.test.ts';
/** The CSAF validator takes a quarter of a minute to load. */
const VALIDATOR = 'src/**/validity.test.ts';

/** `npm run test:unit` runs unit, `npm test` unit and quick, and `npm run test:thorough` thorough. */
export const SUITES: Readonly<Record<'unit' | 'quick' | 'thorough', Suite>> = {
  /** Tests next to the code. */
  unit: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], exclude: [VALIDATOR] },
  /** Whole commands, sites and a real browser. */
  quick: { include: ['tests/**/*.test.ts'], exclude: [THOROUGH] },
  /** The same, longer: many kills, random sites of hundreds of advisories, every payload in every field, the validator of CSAF. */
  thorough: { include: [THOROUGH, VALIDATOR], exclude: [] },
};
