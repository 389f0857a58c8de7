/** Starts the product, or does what an operator asks: `sellwright help` lists it. */
import { commands } from './operator.ts';
import { runCommandLine } from './server/command-line/command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), commands);
