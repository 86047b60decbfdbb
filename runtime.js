// Plain JavaScript on purpose: an older Node stops at the first TypeScript file before that file could explain itself.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This needs Node 24, and this is ${process.version}. Run "npm ci" (it brings Node 24 with it) and start with "npm start".`,
  );
  process.exit(1);
}
