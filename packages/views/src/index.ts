export {bulletinContent} from './bulletin-view.ts';
export {bulletinSheets, type Sheet} from './bulletin-sheet.ts';
export {countText, percentText} from './count-text.ts';
export {dayWords, fullMomentWords, momentWords, monthWords, timeOfDay} from './day-words.ts';
export {publicFailure, publicFrame} from './frame.ts';
export {BULLETIN} from './locales/bulletin-zh-cn.ts';
export {monthsUntil} from './choice.ts';
export {
  BULLETINS_VIEW,
  FIGURES_VIEW,
  type PublicApi,
  type PublicFailure,
  type PublicView,
  type Viewed,
} from './public-views.ts';
export {toDom, toHtml, type Tree} from './tree.ts';
