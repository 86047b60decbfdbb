import '@haochaping/widget/define';
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './app.tsx';

const [endpoint = '', invitation = ''] = location.hash.slice(1).split('&');
const place = document.getElementById('app');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <App endpoint={endpoint} invitation={invitation} />
    </StrictMode>,
  );
}
