import type {HcpReview, ReviewEventDetail} from '@haochaping/widget';
import {type DetailedHTMLProps, type HTMLAttributes, type ReactElement, useState} from 'react';

type ReviewProps = DetailedHTMLProps<HTMLAttributes<HcpReview>, HcpReview> & {
  readonly endpoint: string;
  readonly invitation: string;
  readonly 'onreview-saved': (event: CustomEvent<ReviewEventDetail>) => void;
  readonly 'onreview-delivered': (event: CustomEvent<ReviewEventDetail>) => void;
};

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'hcp-review': ReviewProps;
    }
  }
}

type AppProps = {readonly endpoint: string; readonly invitation: string};

export function App({endpoint, invitation}: AppProps): ReactElement {
  const [heard, setHeard] = useState<readonly ReviewEventDetail[]>([]);
  const hear = ({detail}: CustomEvent<ReviewEventDetail>): void => setHeard((before) => [...before, detail]);
  return (
    <>
      <hcp-review endpoint={endpoint} invitation={invitation} onreview-saved={hear} onreview-delivered={hear} />
      <output>{JSON.stringify(heard)}</output>
    </>
  );
}
