/** The words around a framed rating, where there is something to say: without the element's dictionaries, for its script may be what is missing. */
export type FrameWords = {
  readonly title: string;
  readonly noStorage: string;
  readonly ownWindow: string;
  readonly notShown: string;
};

const CHINESE: FrameWords = {
  title: '评价这次服务',
  noStorage:
    '您的浏览器不让这个页面里的评价保存在设备上：网络一断，就可能送不出去。您可以照常在这里评价，也可以换到单独的窗口，那里会先保存、再送出。',
  ownWindow: '在新窗口中评价',
  notShown: '评价没有在这里显示出来。',
};

const ENGLISH: FrameWords = {
  title: 'Rate this service',
  noStorage:
    'Your browser lets nothing be saved from within this page: without a network a rating may not get through. You can rate here as usual, or in a window of its own, where it is saved first and sent then.',
  ownWindow: 'Rate in a new window',
  notShown: 'The rating did not appear here. ',
};

export function frameWords(language: string): FrameWords {
  return /^en\b/i.test(language) ? ENGLISH : CHINESE;
}
