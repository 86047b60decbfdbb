import {parseArgs} from 'node:util';
import {examinePage, type ExamineOptions} from './examine-page.ts';
import {FINDING_WORDS, MARKS, TEXT} from './locales/zh-cn.ts';

/** Nothing is wrong; something is; it could not be begun. */
export type ExitCode = 0 | 1 | 2;

/** The program: examines one page, prints what it found, and says by its exit code how it ended. */
export async function runDoctor(
  args: readonly string[],
  say: (line: string) => void = (line) => console.log(line),
): Promise<ExitCode> {
  const asked = readArguments(args);
  if (asked === 'help') {
    say(TEXT.help);
    return 0;
  }
  if (typeof asked === 'string') {
    say(asked);
    return 2;
  }
  const report = await examinePage(asked.url, asked.options);
  if (asked.json) {
    say(JSON.stringify(report));
    return report.passed ? 0 : 1;
  }
  for (const {code, level, about} of report.findings) {
    say(`${MARKS[level]} ${FINDING_WORDS[code]}${about === undefined ? '' : `（${about}）`}`);
  }
  say(`\n${TEXT.summary(report.findings.filter(({level}) => level === 'problem').length)}`);
  return report.passed ? 0 : 1;
}

type Asked = {readonly url: string; readonly options: ExamineOptions; readonly json: boolean};

function readArguments(args: readonly string[]): Asked | string {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        endpoint: {type: 'string'},
        rate: {type: 'string'},
        json: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    });
  } catch (cause) {
    const [, culprit = ''] = /'([^']+)'/.exec(cause instanceof Error ? cause.message : '') ?? [];
    return TEXT.argumentWrong(culprit);
  }
  const {values, positionals} = parsed;
  if (values.help) return 'help';
  const [url, unexpected] = positionals;
  if (url === undefined) return TEXT.urlMissing;
  if (unexpected !== undefined) return TEXT.argumentWrong(unexpected);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return TEXT.urlInvalid(url);
  const {endpoint, rate, json} = values;
  if (endpoint !== undefined && !URL.canParse(endpoint, url)) return TEXT.urlInvalid(endpoint);
  const options = {...(endpoint === undefined ? {} : {endpoint}), ...(rate === undefined ? {} : {rate})};
  return {url, options, json};
}
