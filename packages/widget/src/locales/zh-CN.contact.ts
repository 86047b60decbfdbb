import type {ContactWords} from './dictionary.ts';

export const contactWords: ContactWords = {
  contact: '联系方式（选填）',
  contactHint: '留下号码，办理单位可以直接向您核实、答复。不留也可以提交评价。',
  phone: '手机号或带区号的固定电话',
  name: '怎么称呼您（可以不填）',
  consent: '我同意为办理这条评价使用以上联系方式',
  consentMeans:
    '只用于核实这条评价、答复和回访，不作他用，也不公开。提交时即加密，每次查看都有记录。事情办结后按评价须知里的期限删除。',
  remove: '不留了，删去联系方式',
  problems: {
    'phone-unclear': '请写能打通的号码；不想留，请点“删去联系方式”',
    'name-too-long': '太长了，请写短一些',
    'consent-missing': '请勾选同意；不同意，请点“删去联系方式”再提交',
  },
  leftOut: {
    title: '联系方式没有随评价提交',
    text: '这台设备没能给它加密，不加密就不保存，所以没有留下。评价本身不受影响。想让办理单位联系您，可以拨打 12345。',
  },
};
