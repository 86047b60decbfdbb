import type {Dictionary} from './dictionary.ts';
import type {Speaker} from './speaker.ts';

/**
 * The words of a part that is loaded when it is needed, in the language of the rest, to be read at each drawing. Another language came whole;
 * Chinese comes with the part.
 */
export function partWords<Part extends keyof Dictionary>(
  speaker: Speaker,
  part: Part,
  chinese: Dictionary[Part],
): () => Dictionary[Part] {
  return () => speaker.lateWords()?.dictionary?.[part] ?? chinese;
}
