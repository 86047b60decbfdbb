const CUT = 'hcp-demo-line-cut';

/** The way to the backend, with a switch that a visitor may cut to see what happens then. */
export interface Line {
  readonly fetch: (request: Request) => Promise<Response>;
  isCut(): boolean;
  /** Lasts until it is mended, reloads and restarts of the browser included. */
  setCut(cut: boolean): void;
}

export function createLine(): Line {
  return {
    fetch: (request) => (isCut() ? Promise.reject(new TypeError('The line is cut by its switch.')) : fetch(request)),
    isCut,
    setCut: (cut) => {
      if (cut) localStorage.setItem(CUT, 'yes');
      else localStorage.removeItem(CUT);
    },
  };
}

function isCut(): boolean {
  return localStorage.getItem(CUT) !== null;
}
