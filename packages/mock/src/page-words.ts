import type {Segment} from '@haochaping/core';

/**
 * Words as the browser's own dictionary cuts them. It cannot tell a name from another word; names that it does not know it leaves as
 * single characters, which are no words of interest.
 */
export function pageWords(): Segment {
  const segmenter = new Intl.Segmenter('zh', {granularity: 'word'});
  return (text) =>
    [...segmenter.segment(text)].filter(({isWordLike}) => isWordLike === true).map(({segment}) => segment);
}
