// The port of a local server.

import { UsageError } from '../src/usage-error.ts';

/** Parses the number of --port. Throws UsageError. */
export function portNamed(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(
    `"${text}" is not a port. Write a number from 0 to 65535, such as --port 4321; 0 chooses a free port.`,
  );
}

/** Rethrows a failure to listen: as UsageError with another port to try if the port is in use. */
export function refuseTakenPort(error: unknown, port: number): never {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new UsageError(
      `Port ${port} is in use. Choose another one, such as --port ${port < 65_535 ? port + 1 : 4321}.`,
    );
  throw error;
}
