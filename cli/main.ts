/**
 * The entry of the command line. It sets the exit code and lets the process end by itself, so that
 * nothing that was written is cut off.
 */
import { dispatch } from './dispatch.ts';
import { openTerminal } from './terminal.ts';

process.exitCode = await dispatch(
  process.argv.slice(2),
  openTerminal(process.stdout, process.stderr),
);
