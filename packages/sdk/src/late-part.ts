import {SdkError} from './errors.ts';

/**
 * A part that is fetched when it is first asked for, and only once. Undefined when it cannot be fetched now, which is reported; the
 * next call tries again. (Some engines remember a failed import until the page is loaded anew; what is on disk then waits for that.)
 */
export function latePart<T>(
  load: () => Promise<T>,
  onProblem: (problem: SdkError) => void,
): () => Promise<T | undefined> {
  let loading: Promise<T | undefined> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      onProblem(new SdkError('part-not-loaded', 'A part could not be loaded.', {cause}));
      return undefined;
    }));
}

/** The part, or an SdkError when it could not be had: for what somebody asked by hand, and in whose place there is nothing. */
export function demanded<T>(part: T | undefined): T {
  if (part === undefined) throw new SdkError('part-not-loaded', 'A part could not be loaded.');
  return part;
}
