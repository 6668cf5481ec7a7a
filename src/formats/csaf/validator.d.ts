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
  export default function validateStrict(tests: readonly unknown[], document: unknown): Promise<Result>;
}

declare module '@secvisogram/csaf-validator-lib/basic.js' {
  export const csaf_2_0_strict: unknown;
}

declare module '@secvisogram/csaf-validator-lib/optionalTests.js' {
  export const optionalTest_6_2_1: unknown;
}
