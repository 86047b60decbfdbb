/** A way to rate on a page that is not ours, and the smallest script that shows it, without any network. */
export interface Peer {
  readonly name: string;
  /** What a page would write; bare imports are of `peers/package.json`. */
  readonly entry: string;
  /** An expression that is true in the page as soon as there is something to rate with. */
  readonly ready: string;
}

/** Who can be asked for five points without a server of its own. */
export const PEERS: readonly Peer[] = [
  {
    name: 'SurveyJS',
    entry: `
      import {Model} from 'survey-core';
      import {renderSurvey} from 'survey-js-ui';
      import 'survey-core/survey-core.min.css';
      const words = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'];
      const rateValues = words.map((text, index) => ({value: index + 1, text}));
      const question = {type: 'rating', name: 'level', title: '您满意吗？', rateValues, displayMode: 'buttons'};
      renderSurvey(new Model({elements: [question]}), document.getElementById('root'));`,
    ready: `document.querySelectorAll('#root input[type=radio]').length >= 5`,
  },
  {
    name: 'Formbricks surveys',
    entry: `
      import {renderSurveyInline} from '@formbricks/surveys';
      const nothing = () => {};
      renderSurveyInline({
        survey: {
          id: 'survey', name: 'level', type: 'link', status: 'inProgress', welcomeCard: {enabled: false},
          questions: [{
            id: 'level', type: 'rating', scale: 'smiley', range: 5, required: true, headline: {default: '您满意吗？'},
            lowerLabel: {default: '非常不满意'}, upperLabel: {default: '非常满意'}, buttonLabel: {default: '提交'},
          }],
          endings: [], thankYouCard: {enabled: false}, hiddenFields: {enabled: false}, variables: [], languages: [], styling: {},
        },
        containerId: 'root', brandColor: '#1d4ed8', languageCode: 'default', isBrandingEnabled: false, styling: {},
        onResponse: nothing, onFinished: nothing, onClose: nothing, onDisplay: nothing, onFileUpload: nothing,
        getSetIsError: nothing, getSetIsResponseSendingFinished: nothing,
      });`,
    ready: `document.querySelectorAll('#root svg').length >= 5`,
  },
  {
    name: 'PostHog surveys',
    entry: `
      import {renderSurveysPreview} from 'posthog-js/dist/surveys-preview';
      renderSurveysPreview({
        survey: {
          id: 'survey', name: 'level', type: 'popover', appearance: {},
          questions: [{
            type: 'rating', display: 'emoji', scale: 5, question: '您满意吗？',
            lowerBoundLabel: '非常不满意', upperBoundLabel: '非常满意', buttonText: '提交',
          }],
        },
        parentElement: document.getElementById('root'),
        previewPageIndex: 0,
      });`,
    ready: `document.querySelectorAll('#root .ratings-emoji, #root .rating-options-emoji button').length >= 5`,
  },
  {
    name: 'Sentry feedback (text, no rating)',
    entry: `
      import * as Sentry from '@sentry/browser';
      Sentry.init({dsn: 'http://key@127.0.0.1:9/1', integrations: [Sentry.feedbackIntegration({autoInject: false})]});
      Sentry.getFeedback().createForm().then((form) => { form.appendToDom(); form.open(); });`,
    ready: `document.getElementById('sentry-feedback')?.shadowRoot?.querySelector('textarea') != null`,
  },
  {
    name: 'Shoelace rating (control only)',
    entry: `
      import '@shoelace-style/shoelace/dist/themes/light.css';
      import '@shoelace-style/shoelace/dist/components/rating/rating.js';
      document.getElementById('root').append(Object.assign(document.createElement('sl-rating'), {label: '您满意吗？'}));`,
    ready: `document.querySelector('sl-rating')?.shadowRoot?.querySelectorAll('sl-icon').length >= 5`,
  },
  {
    name: 'Web Awesome rating (control only)',
    entry: `
      import '@awesome.me/webawesome/dist/styles/themes/default.css';
      import '@awesome.me/webawesome/dist/components/rating/rating.js';
      document.getElementById('root').append(Object.assign(document.createElement('wa-rating'), {label: '您满意吗？'}));`,
    ready: `document.querySelector('wa-rating')?.shadowRoot?.querySelectorAll('wa-icon').length >= 5`,
  },
];

/** Who was looked at and cannot be measured so, and why. */
export const NOT_MEASURED: readonly {readonly name: string; readonly why: string}[] = [
  {name: '@typebot.io/js 0.10', why: 'shows nothing without its own API'},
  {
    name: '@formbricks/js 5',
    why: 'only loads a script from a server of Formbricks; its renderer is measured as @formbricks/surveys',
  },
  {name: '@hotjar/browser, @userback/widget', why: 'only load a script of their service'},
  {
    name: '@italia/dev-kit-italia 1.0.0-beta.3 <it-rating>',
    why: 'the package of the rating alone lacks a file that it imports; what is left is the whole kit',
  },
  {name: 'Touchpoints', why: 'no package: parts of a Rails application'},
];

/** Our own, as a page loads it from a server: the whole flow, with the case of the demonstration. */
export const OURS = {
  name: '<hcp-review>',
  ready: `document.querySelector('hcp-review')?.shadowRoot?.querySelectorAll('input[type=radio]').length >= 5`,
} as const;
