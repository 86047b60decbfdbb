import '../runtime.js';

// Only after the check: an older Node cannot read TypeScript.
await import('./test.ts');
