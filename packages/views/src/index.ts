export {addressOf, type Choice, choiceOf} from './choice.ts';
export {countText, percentText, perTenThousandText} from './count-text.ts';
export {dayWords, fullMomentWords, momentWords, timeOfDay} from './day-words.ts';
export {PUBLIC} from './locales/public-zh-cn.ts';
export {publicFailure, type PublicFigures, publicFigures, publicFrame} from './public-page.ts';
export {type PublicApi, type PublicFailure, readPublic} from './read-public.ts';
export {toDom, toHtml, type Tree} from './tree.ts';
