import type {WrittenDictionary} from './written.ts';

export const written: WrittenDictionary = {
  language: 'ko',
  direction: 'ltr',
  review: 'not-yet-reviewed-by-a-native-speaker',
  name: '한국어',
  words: {
    loading: '평가를 여는 중입니다',
    form: '평가',
    about: '평가하시는 업무',
    department: '처리 기관',
    window: '창구',
    staffNumber: '직원 번호',
    servedOn: '처리 날짜',
    day: '{year}년 {month}월 {day}일',
    unverified:
      '지금은 인터넷에 연결되어 있지 않아 위 내용은 평가 링크에 적힌 것입니다. 평가는 그대로 하실 수 있습니다.',
    levels: '이번 서비스에 만족하십니까?',
    levelNames: {5: '매우 만족', 4: '만족', 3: '대체로 만족', 2: '불만족', 1: '매우 불만족'},
    notice: '평가 안내',
    closed: {
      missing: {
        title: '아직 평가할 서비스가 없습니다',
        text: '“나의 업무”, 문자 메시지 또는 현장의 QR 코드로 들어와 주십시오.',
      },
      unavailable: {
        title: '지금은 평가를 열 수 없습니다',
        text: '인터넷에 연결되지 않았거나 서비스가 혼잡합니다. 잠시 후 다시 시도해 주십시오.',
      },
    },
    retry: '다시 시도',
  },
  late: {
    tags: '어떤 점이 해당합니까?',
    tagsOptional: '여러 개를 고르셔도, 고르지 않으셔도 됩니다',
    tagsNeeded: '하나 이상 고르시거나 아래에 한 문장을 적어 주십시오',
    moreTags: '{count}개 더 보기',
    text: '더 하고 싶은 말씀',
    textHint: '신분증 번호, 휴대전화 번호, 은행 카드 번호는 적지 마십시오',
    charactersLeft: '{count}자 더 쓸 수 있습니다',
    charactersOver: '{count}자 초과',
    spokenCharactersLeft: {
      some: '남은 글자는 {count}자 이하입니다',
      none: '더 쓸 수 없습니다',
      over: '글자 수를 초과했습니다',
    },
    identity: '어떻게 제출하시겠습니까?',
    identityModes: {
      'real-name': {title: '실명', text: '처리 기관이 신분을 확인하고 연락할 수 있습니다'},
      confidential: {title: '실명(비공개)', text: '신분은 공개되지 않으며 열람할 때마다 기록됩니다'},
      anonymous: {title: '익명', text: '신분을 밝히지 않으며 처리 기관이 연락할 수 없습니다'},
    },
    contact: '연락처 남기기(선택)',
    submit: '평가 제출',
    submitting: '저장하는 중…',
    submitAgain: '다시 제출',
    problems: {
      'reason-missing': '처리 기관이 고칠 수 있도록 이유를 하나 고르시거나 한 문장을 적어 주십시오',
      'indicators-too-many': '너무 많이 고르셨습니다. 몇 개를 빼 주십시오',
      'text-too-long': '글자 수를 초과했습니다. 조금 줄여 주십시오',
    },
    unsaved: '저장되지 않았고 보내지지도 않았습니다',
    unsavedReasons: {
      'storage-blocked': '이 기기는 웹 페이지의 저장을 허용하지 않으며 인터넷에도 연결되지 않았습니다.',
      'storage-failed': '이 기기에 저장하지 못했으며 인터넷에도 연결되지 않았습니다.',
      timeout: '이 기기의 저장이 너무 느리며 인터넷에도 연결되지 않았습니다.',
      'queue-full': '이 기기에서 전송을 기다리는 평가가 가득 찼습니다.',
      'invitation-over': '이 기기의 시간으로는 평가 기한이 지나, 인터넷에서 확인해야 제출할 수 있습니다.',
      'not-sealed':
        '이 공용 기기에서 암호화하지 못했고 인터넷에도 연결되지 않았습니다. 본인의 휴대전화로 평가하셔도 됩니다.',
    },
    unsavedKept: '적으신 내용은 그대로 있습니다. 인터넷에 연결한 뒤 다시 제출해 주십시오.',
    done: {
      saved: {
        title: '이 기기에 저장되었고, 연결되면 자동으로 보내집니다',
        text: '더 하실 일은 없습니다. 보내지기 전에는 브라우저의 데이터를 지우지 마십시오.',
      },
      delivered: {title: '전달되었습니다', text: '평가해 주셔서 감사합니다.'},
      'already-rated': {
        title: '이 서비스는 이미 평가되었습니다',
        text: '먼저 받은 평가가 유효합니다. 이번에 적으신 내용도 전달되어 함께 보관됩니다.',
      },
    },
    receipt: '접수 번호',
    receiptHint:
      '적어 두시거나 사진을 찍어 주십시오. 이 번호로 진행 상황과 답변을 볼 수 있으니 다른 사람에게 알려 주지 마십시오.',
    copy: '접수 번호 복사',
    copied: '복사했습니다',
    copyByHand: '복사하지 못했습니다. 적어 두십시오',
    progress: '진행 상황 보기',
    refused: '이 평가는 받아들여지지 않았습니다',
    refusedKept: '적으신 내용은 이 기기에 남아 있습니다.',
    code: '코드: {code}',
  },
  closed: {
    rated: {
      title: '이 서비스는 이미 평가되었습니다',
      text: '서비스마다 한 번 평가합니다. 그때의 접수 번호로 진행 상황을 볼 수 있습니다.',
    },
    expired: {title: '평가 기한이 지났습니다', text: '하실 말씀이 있으면 12345로 전화해 주십시오.'},
    forged: {
      title: '이 평가 링크를 확인할 수 없습니다',
      text: '링크가 완전하지 않거나 바뀌었을 수 있습니다. “나의 업무”, 문자 메시지 또는 현장의 QR 코드로 다시 들어와 주십시오.',
    },
    foreign: {
      title: '이 평가 링크는 이곳의 것이 아닙니다',
      text: '“나의 업무”, 문자 메시지 또는 현장의 QR 코드로 다시 들어와 주십시오.',
    },
    unknown: {
      title: '해당 업무를 찾지 못했습니다',
      text: '아직 전달되는 중일 수 있습니다. 잠시 후 다시 시도해 주십시오.',
    },
  },
  refusals: {
    expired: '제출할 때 평가 기한이 지나 있었습니다. 하실 말씀이 있으면 12345로 전화해 주십시오.',
    invitation: '평가 링크를 확인할 수 없거나 이곳의 것이 아닙니다. “나의 업무”나 문자 메시지로 다시 들어와 주십시오.',
    service: '해당 업무를 찾지 못했습니다. 실제로 처리하신 업무라면 12345로 전화해 주십시오.',
    content: '적으신 내용이 현재의 평가 항목과 맞지 않습니다. 페이지를 다시 열어 평가해 주십시오.',
    repeated: '이 평가의 번호는 이미 다른 내용으로 쓰였습니다. 12345로 전화하여 아래 코드를 알려 주십시오.',
    other: '도움이 필요하시면 12345로 전화하여 아래 코드를 알려 주십시오.',
  },
  dialog: {
    dialog: '이 서비스 평가',
    close: '닫기',
    launcher: {rate: '이 서비스 평가', 'go-on': '계속 평가하기', look: '내 평가 보기'},
    lost: {
      title: '아직 제출하지 않았습니다',
      text: '이 기기는 다른 사람도 씁니다. 지금 닫으면 적으신 내용이 지워집니다.',
    },
    stay: '계속 적기',
    leave: '지우고 닫기',
  },
  steps: {place: '{count}단계 중 {number}단계', back: '뒤로', next: '다음'},
  contact: {
    contact: '연락처(선택)',
    contactHint: '번호를 남기시면 처리 기관이 직접 확인하고 답변할 수 있습니다. 남기지 않아도 제출할 수 있습니다.',
    phone: '휴대전화 또는 지역 번호를 포함한 유선 전화',
    name: '어떻게 부르면 됩니까(적지 않아도 됩니다)',
    consent: '이 평가를 처리하기 위해 위 연락처를 쓰는 것에 동의합니다',
    consentMeans:
      '이 평가를 확인하고 답변하고 다시 여쭙는 데에만 쓰며 공개하지 않습니다. 제출할 때 암호화되고 열람할 때마다 기록됩니다. 처리가 끝나면 평가 안내에 적힌 기한에 따라 삭제됩니다.',
    remove: '남기지 않고 삭제',
    problems: {
      'phone-unclear': '통화할 수 있는 번호를 적어 주십시오. 원하지 않으시면 “남기지 않고 삭제”를 누르십시오',
      'name-too-long': '너무 깁니다. 줄여 주십시오',
      'consent-missing': '동의에 표시해 주십시오. 동의하지 않으시면 “남기지 않고 삭제”를 누른 뒤 제출하십시오',
    },
    leftOut: {
      title: '연락처는 평가와 함께 제출되지 않았습니다',
      text: '이 기기에서 암호화하지 못했고, 암호화하지 않은 채로는 저장하지 않으므로 남기지 않았습니다. 평가에는 영향이 없습니다. 연락을 원하시면 12345로 전화해 주십시오.',
    },
  },
  warning: {
    found: '여기에 {kinds}가 적힌 것 같습니다',
    kinds: {'resident-id': '신분증 번호', mobile: '휴대전화 번호', 'bank-card': '은행 카드 번호'},
    and: ', ',
    advice:
      '본인을 보호하기 위해 지우시기를 권합니다. 처리하는 사람은 모두 이 글을 볼 수 있습니다. 지우지 않아도 제출할 수 있습니다.',
  },
  sharedDevice: {
    clearing: '이 기기는 다른 사람도 씁니다. 조작이 없어 곧 화면을 지웁니다.',
    clearsIn: '{seconds}초 후 화면에서 지웁니다',
    stay: '아직 쓰고 있습니다',
    clearNow: '지금 지우기',
  },
  aids: {
    aids: '읽기 도우미',
    language: '언어',
    elder: '큰 글씨로 보기',
    standard: '표준 화면으로',
    readAloud: '이 페이지 읽어 주기',
    stopReading: '읽기 멈추기',
    notReviewed: '이 번역은 아직 원어민의 검토를 받지 않았으며, 중국어가 기준입니다.',
    tagsAloud: '화면에 여러 경우가 나와 있습니다. 누르면 선택됩니다.',
  },
};
