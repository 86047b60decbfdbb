/**
 * The origins that a Content-Security-Policy lets frame a page: what the browser enforces is also whom the page talks to. Exact origins alone; a
 * pattern names nobody in particular. Without a policy only the page's own.
 */
export function ancestorsIn(policy: string | null, own: string): readonly string[] {
  if (policy === null) return [own];
  const rule = policy
    .split(/[;,]/)
    .map((directive) => directive.trim().split(/\s+/))
    .find(([name]) => name?.toLowerCase() === 'frame-ancestors');
  return (rule ?? ['', "'self'"]).slice(1).flatMap((source) => {
    if (source.toLowerCase() === "'self'") return [own];
    return /^https?:\/\/[^/*\s]+$/.test(source) ? [source.toLowerCase()] : [];
  });
}
