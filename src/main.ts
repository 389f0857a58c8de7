/** Starts the product, or does what an operator asks: `sellwright help` lists it. */
import { commands } from './operator.ts';
import { runCommandLine } from './server/command-line/command-line.ts';

const code = await runCommandLine(process.argv.slice(2), commands);
// After a failure nothing may keep the process up, not even a server that already listens.
if (code === 0) process.exitCode = 0;
else process.exit(code);
