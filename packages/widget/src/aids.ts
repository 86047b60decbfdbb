import {render} from 'lit/html.js';
import {aidsStyles} from './aids-styles.ts';
import {keep, kept} from './kept-choice.ts';
import type {AidWords, Dictionary, LateWords, Words} from './locales/dictionary.ts';
import {offeredLanguages} from './locales/language-list.ts';
import {aidWords} from './locales/zh-CN.aids.ts';
import {aidsBar} from './parts/aids-bar.ts';
import {createReader} from './reader.ts';
import {addStyles} from './style-sheets.ts';

/** All that an element says now. `dictionary` is absent in the Chinese that it has anyway. */
export type Spoken = {readonly words: Words; readonly late: LateWords; readonly dictionary: Dictionary | undefined};

/** What helps to read, above the card: the choice of language, the elder view, a voice. */
export interface Aids {
  /** Takes up a language, once all its words are there. */
  speak(spoken: Spoken): void;
}

const aidsByHost = new WeakMap<HTMLElement, Aids>();

/** The aids of an element, made when they are first asked for. `again` makes it choose its language once more. */
export function aidsOf(host: HTMLElement, root: ShadowRoot, again: () => void): Aids {
  const aids = aidsByHost.get(host) ?? createAids(host, root, again);
  aidsByHost.set(host, aids);
  return aids;
}

function createAids(host: HTMLElement, root: ShadowRoot, again: () => void): Aids {
  const bar = document.createElement('div');
  // Where the site asks step by step anyway, the standard view does too.
  const stepwise = host.hasAttribute('stepwise');
  let spoken: Spoken | undefined;
  const words = (): AidWords => spoken?.dictionary?.aids ?? aidWords;
  const reader = createReader(host, root, () => spoken, words, draw);

  function draw(): void {
    const card = root.querySelector('.card');
    if (spoken === undefined || card === null) return;
    // Beside what is drawn anew, not in it; wherever the card stands.
    if (card.previousElementSibling !== bar) card.before(bar);
    const {language, direction = 'ltr'} = spoken.words;
    const view = host.getAttribute('view');
    const elder = view !== null && (kept(host, 'view') ?? view) === 'elder';
    host.toggleAttribute('stepwise', elder || stepwise);
    setAttributes(bar, {class: elder ? 'aids elder' : 'aids', lang: language, dir: direction});
    const content = aidsBar(words(), {
      languages: offeredLanguages(host.getAttribute('languages')) ?? [],
      language,
      review: spoken.dictionary?.review,
      view: view === null ? undefined : elder ? 'elder' : 'standard',
      reading: elder ? reader.state() : 'voiceless',
      chooseLanguage(chosen) {
        reader.stop();
        keep(host, 'language', chosen);
        again();
      },
      chooseView(chosen) {
        reader.stop();
        keep(host, 'view', chosen);
        draw();
      },
      read: () => reader.read(),
      stop: () => reader.stop(),
    });
    render(content, bar);
  }

  addStyles(root, aidsStyles);
  // What is drawn in the card, and what the page says of the element, is seen from here: whoever needs no aid loads nothing for it.
  const seen = new MutationObserver(draw);
  seen.observe(root, {childList: true, subtree: true});
  seen.observe(host, {attributeFilter: ['view', 'languages']});
  return {
    speak(now) {
      spoken = now;
      draw();
    },
  };
}

/** Only where something changes: this is watched. */
function setAttributes(element: Element, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
