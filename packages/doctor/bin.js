#!/usr/bin/env node
// By name, so that the same file starts the sources of a checkout and the built files of an installation.
const {runDoctor} = await import('@haochaping/doctor');
process.exitCode = await runDoctor(process.argv.slice(2));
