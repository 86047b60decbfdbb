const CHANGESET = '2026-11-22T00:00:00+08:00';

const request = {
  service_request_id: 'CP32011520261120000001',
  status: 'closed',
  status_notes: '已解决',
  service_name: '没有告知清楚',
  service_code: 'guidance-missing',
  description: '有群众反映材料清单没有一次给全，已补充一次性告知单。',
  agency_responsible: '南京市江宁区行政审批局',
  service_notice: null,
  requested_datetime: '2026-11-20T00:00:00+08:00',
  updated_datetime: '2026-11-24T00:00:00+08:00',
  expected_datetime: null,
  address: '江宁区',
  address_id: '320115000000',
  zipcode: null,
  lat: null,
  long: null,
  media_url: null,
};

/** Examples of Open311. */
export const OPEN311_EXAMPLES = {
  discoverOpen311: {
    answer: {
      changeset: CHANGESET,
      contact: '由本系统的运行单位答复。',
      key_service: '只供查询，无需密钥。',
      endpoints: [
        {
          specification: 'http://wiki.open311.org/GeoReport_v2',
          url: 'https://hcp.example.gov.cn/open311/v2',
          changeset: CHANGESET,
          type: 'production',
          formats: ['application/json'],
        },
      ],
    },
  },
  listOpen311Services: {
    answer: [
      {
        service_code: 'waiting-time',
        service_name: '等候时间长',
        description: '等候时间长',
        metadata: false,
        type: 'batch',
        keywords: '',
        group: '政务服务差评',
      },
    ],
  },
  listOpen311Requests: {answer: [request]},
  readOpen311Request: {answer: [request]},
} as const;
