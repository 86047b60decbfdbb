/** What a site had somebody read aloud. */
export type Clips = {
  /** The address of a clip for a part of the screen in a language; undefined where there is none. */
  readonly of: (language: string, key: string) => string | undefined;
};

const NONE: Clips = {of: () => undefined};

/**
 * Reads a site's list of clips, `{"<language>": {"<part>": "<file beside the list>"}}`. Resolves with no clips where there is no list, it cannot be
 * read, or it lies elsewhere than the page; a file elsewhere is left out.
 */
export async function fetchClips(href: string | null): Promise<Clips> {
  if (href === null) return NONE;
  const list = new URL(href, document.baseURI);
  if (list.origin !== location.origin) return NONE;
  try {
    const answer = await fetch(list.href);
    return answer.ok ? clipsOf(await answer.json(), list) : NONE;
  } catch {
    return NONE;
  }
}

/** The clips that a list names, by its own address. */
export function clipsOf(body: unknown, list: URL): Clips {
  return {
    of(language, key) {
      const file = member(member(body, language), key);
      if (typeof file !== 'string') return undefined;
      const address = new URL(file, list);
      return address.origin === list.origin ? address.href : undefined;
    },
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
