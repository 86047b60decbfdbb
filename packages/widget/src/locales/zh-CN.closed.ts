import type {ClosedWords} from './dictionary.ts';

export const closedWords: ClosedWords = {
  rated: {title: '这次服务已经评价过', text: '每次服务评价一次。凭当时的回执号可以查看办理进展。'},
  expired: {title: '评价期限已过', text: '如果还有意见要反映，可以拨打 12345。'},
  forged: {
    title: '无法识别这个评价链接',
    text: '链接可能不完整或被改动过。请从“我的办件”、短信或服务现场的二维码重新进入。',
  },
  foreign: {title: '这个评价链接不属于这里', text: '请从“我的办件”、短信或服务现场的二维码重新进入。'},
  unknown: {title: '没有找到对应的办件', text: '办件信息可能还在路上，请过一会儿再试。'},
};
