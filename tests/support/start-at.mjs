// Runs candor as if the real clock showed the time of the first argument. For tests: no option and no variable can do that.

import module from 'node:module';

module.enableCompileCache();
const { main } = await import('../../scripts/candor.ts');
const [clock = '', ...words] = process.argv.slice(2);
process.exitCode = await main(words, () => Date.parse(clock));
