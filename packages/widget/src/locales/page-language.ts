/** The language that the page speaks around an element. */
export function pageLanguage(host: HTMLElement): string {
  return (host.closest<HTMLElement>('[lang]') ?? document.documentElement).lang;
}
