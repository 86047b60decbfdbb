import type {LateWords} from './dictionary.ts';

export const lateWords: LateWords = {
  tags: '符合哪些情况？',
  tagsOptional: '可以多选，也可以不选',
  tagsNeeded: '请至少选一项，或在下面写一句话',
  moreTags: (count) => `更多 ${count} 项`,
  text: '您还想说的话',
  textHint: '请不要写身份证号、手机号、银行卡号',
  charactersLeft: (left) => (left < 0 ? `超出 ${-left} 字` : `还可以写 ${left} 字`),
  spokenCharactersLeft: (atMost) =>
    atMost < 0 ? '字数超出了' : atMost === 0 ? '不能再写了' : `剩下不超过 ${atMost} 字`,
  identity: '以什么身份提交？',
  identityModes: {
    'real-name': {title: '实名', text: '办理单位可以核对您的身份，与您联系'},
    confidential: {title: '实名但保密', text: '身份不公开，每次查看都有记录'},
    anonymous: {title: '匿名', text: '不透露身份，办理单位无法与您联系'},
  },
  contact: '留下联系方式（选填）',
  submit: '提交评价',
  submitting: '正在保存…',
  submitAgain: '再次提交',
  problems: {
    'reason-missing': '请选一项原因，或写一句话，方便办理单位改正',
    'indicators-too-many': '选得太多了，请去掉几项',
    'text-too-long': '字数超出了，请删去一些',
  },
  unsaved: '没有保存，也没有送出',
  unsavedReasons: {
    'storage-blocked': '这台设备不允许网页保存数据，网络也没有连上。',
    'storage-failed': '这台设备没能存下数据，网络也没有连上。',
    timeout: '这台设备保存得太慢，网络也没有连上。',
    'queue-full': '这台设备上等待送出的评价已满。',
    'invitation-over': '按这台设备的时间，评价期限已过，要联网核对后才能提交。',
    'not-sealed': '这台公用设备没能加密，网络也没有连上；您也可以用自己的手机评价。',
  },
  unsavedKept: '您填写的内容还在这里，请连上网络后再次提交。',
  done: {
    saved: {
      title: '已保存在这台设备上，联网后自动送出',
      text: '您不用再做什么。送出以前，请不要清除浏览器的数据。',
    },
    delivered: {title: '已送达', text: '感谢您的评价。'},
    'already-rated': {
      title: '这次服务已经有过评价',
      text: '先收到的评价有效。您这次填写的内容也已送达，一并保留。',
    },
  },
  receipt: '回执号',
  receiptHint: '请抄下或拍照。凭回执号可以查看办理进展和答复，请不要告诉别人。',
  copy: '复制回执号',
  copied: '已复制',
  copyByHand: '没能复制，请抄下来',
  progress: '查看办理进展',
  refused: '这条评价没有被接受',
  refusedKept: '您填写的内容还保存在这台设备上。',
  code: (code) => `代码：${code}`,
};
