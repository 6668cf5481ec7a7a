// The library ships no types. Used by tests alone.
declare module '@secvisogram/csaf-validator-lib/validateStrict.js' {
  interface Message {
    readonly instancePath: string;
    readonly message?: string;
  }
  interface Result {
    readonly isValid: boolean;
    readonly tests: readonly {
      readonly name: string;
      readonly isValid: boolean;
      readonly errors: readonly Message[];
      readonly warnings: readonly Message[];
    }[];
  }
  export default function validateStrict(
    tests: readonly unknown[],
    document: unknown,
  ): Promise<Result>;
}

declare module '@secvisogram/csaf-validator-lib/basic.js' {
  export const csaf_2_0_strict: unknown;
}

declare module '@secvisogram/csaf-validator-lib/optionalTests.js' {
  export const optionalTest_6_2_1: unknown;
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/schemaTests.js' {
  export const csaf_2_1_strict: unknown;
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js' {
  export const mandatoryTest_6_1_1: unknown;
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js' {
  export const recommendedTest_6_2_1: unknown;
}

declare module '@secvisogram/csaf-validator-lib/validate.js' {
  // It takes tests that the strict one does not know, those of CSAF 2.1 among them.
  export { default } from '@secvisogram/csaf-validator-lib/validateStrict.js';
}

declare module '@secvisogram/csaf-validator-lib/csaf_2_1/csafAjv/cvss-v4.0.js' {
  const schema: object;
  export default schema;
}
