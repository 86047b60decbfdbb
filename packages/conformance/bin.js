#!/usr/bin/env node
// By name, so that the same file starts the sources of a checkout and the built files of an installation.
const {runProgram} = await import('@haochaping/conformance');
process.exitCode = await runProgram(process.argv.slice(2));
