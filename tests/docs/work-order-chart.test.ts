import assert from 'node:assert/strict';
import fs from 'node:fs';
import {test} from 'node:test';
import {CHART_FILES, drawChart} from '../../scripts/work-order-chart.ts';

test('the picture and the page of the work order are those of the table', async () => {
  const drawn = await drawChart();
  for (const [name, file] of Object.entries(CHART_FILES)) {
    assert.equal(fs.readFileSync(file, 'utf8'), drawn[name as keyof typeof drawn], `${file}: npm run build:chart`);
  }
});
