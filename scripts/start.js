import '../runtime.js';

// Only after the check: an older Node cannot read TypeScript.
await import('./start.ts');
