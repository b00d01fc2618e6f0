// The HTML report in a browser: it opens from a file without asking the network for anything, leads from a missed
// target to its evidence on the map, filters and sorts, keeps hostile names harmless, is accessible, and prints.
//   node report.mjs CITYGAUGE PROJECT
// Exits with 77 (skipped) where Chromium or the modules of package.json are missing, unless CITYGAUGE_REQUIRE_ALL is
// set. CITYGAUGE_CHROMIUM names a browser elsewhere than /usr/bin/chromium.
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const [citygauge, project] = process.argv.slice(2);
const browserPath = process.env.CITYGAUGE_CHROMIUM ?? '/usr/bin/chromium';

function skip(reason) {
  console.log(`report.mjs: skipped: ${reason}`);
  process.exit(process.env.CITYGAUGE_REQUIRE_ALL ? 1 : 77);
}

let chromium, axe;
try {
  ({chromium} = await import('playwright-core'));
  axe = (await import('axe-core')).default;
} catch {
  skip('playwright-core and axe-core are not installed: run `npm ci` in tests/end_to_end');
}
if (!existsSync(browserPath)) skip(`there is no ${browserPath}`);

const folder = mkdtempSync(join(tmpdir(), 'citygauge-report-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const browser = await chromium.launch({executablePath: browserPath, args: ['--no-sandbox']});

// ---- the reports --------------------------------------------------------------------------------------------

function checked(projectFile, name) {
  const out = join(folder, name);
  const run = spawnSync(citygauge, ['check', projectFile, '-o', out, '--lang', 'zh', '--progress', 'none'], {encoding: 'utf8'});
  assert.ok([0, 1, 4].includes(run.status), run.stderr);
  return out;
}

function reported(result, language) {
  const file = `${result}-${language}.html`;
  execFileSync(citygauge, ['report', result, '-o', file, '--lang', language]);
  return file;
}

// A square kilometre without roads, and one with; names that would run as script if anything let them.
const hostileNames = ['<script>window.hit = 1; alert(1)</script>', '"><img src=x onerror="window.hit = 2">', '</script><script>window.hit = 3</script>'];
function hostileProject() {
  const square = x => [[[x, 0], [x + 1000, 0], [x + 1000, 1000], [x, 1000], [x, 0]].map(([a, b]) => [500000 + a, 3400000 + b])];
  const collection = features => JSON.stringify({
    type: 'FeatureCollection', crs: {type: 'name', properties: {name: 'urn:ogc:def:crs:EPSG::4545'}}, features});
  const feature = (geometry, properties) => ({type: 'Feature', geometry, properties});
  writeFileSync(join(folder, 'districts.geojson'), collection(hostileNames.map(
    (name, i) => feature({type: 'Polygon', coordinates: square(1000 * i)}, {id: `D${i}`, name}))));
  writeFileSync(join(folder, 'roads.geojson'), collection([
    feature({type: 'LineString', coordinates: [[501000, 3400000], [501000, 3401000]]}, {class: 'arterial', name: hostileNames[0]})]));
  const file = join(folder, 'project.toml');
  writeFileSync(file, `title = '${hostileNames[2]}'
crs = "EPSG:4545"
profiles = ["mianyang-2030"]
[districts]
source = "districts.geojson"
id = "id"
name = "name"
scope = "建成区"
[layers.roads]
source = "roads.geojson"
`);
  return file;
}

// Opens a report and watches everything that must not happen.
async function opened(file, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  const seen = {requests: [], errors: [], dialogs: 0};
  page.on('request', request => seen.requests.push(request.url()));
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) seen.errors.push(message.text()); });
  page.on('pageerror', error => seen.errors.push(error.message));
  page.on('dialog', dialog => { ++seen.dialogs; dialog.dismiss(); });
  await page.goto('file://' + file);
  return {page, seen, context};
}

const view = page => page.evaluate(() => {
  const {lat, lng} = window.citygaugeMap.getCenter();
  return {x: lng, y: lat, zoom: window.citygaugeMap.getZoom()};
});
const rowCount = page => page.locator('table.matrix[data-group="0"] tbody tr').count();

// ---- what must hold -----------------------------------------------------------------------------------------

const result = checked(project, 'sample');
const reports = {zh: reported(result, 'zh'), en: reported(result, 'en')};
const tests = {};

for (const language of ['zh', 'en']) {
  tests[`opens from a file without network or errors (${language})`] = async () => {
    const {page, seen, context} = await opened(reports[language]);
    await page.waitForFunction(() => window.citygaugeMap?.getZoom() !== undefined);
    await page.locator('#map-whole').click();
    assert.equal(await page.getAttribute('html', 'lang'), language === 'zh' ? 'zh-CN' : 'en');
    assert.deepEqual(seen.requests, ['file://' + reports[language]]);
    assert.deepEqual(seen.errors, []);
    await context.close();
    return `${seen.requests.length - 1} further requests, ${seen.errors.length} errors`;
  };
}

tests['check writes the same report as the command'] = async () => {
  assert.ok(readFileSync(join(result, 'report.html')).equals(readFileSync(reports.zh)));
};

tests['a missed target leads to its row and moves the map there'] = async () => {
  const {page, seen, context} = await opened(reports.zh);
  const before = await view(page);
  const cell = page.locator('a.cell.miss').first();
  const [column, subject] = [await cell.getAttribute('data-column'), await cell.getAttribute('data-subject')];
  await cell.click();
  const after = await view(page);
  assert.ok(after.zoom > before.zoom, `zoom ${before.zoom} -> ${after.zoom}`);
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) > 10, 'the map has moved');
  assert.equal(new URL(page.url()).hash, `#c${column}-s${subject}`);
  assert.ok(await page.locator(`#c${column}-s${subject}`).isVisible());
  assert.equal(await page.locator('#map-indicator').inputValue(), column);
  assert.equal(await page.locator('.leaflet-popup').count(), 1);
  assert.deepEqual(seen.errors, []);
  await context.close();
  return `zoom ${before.zoom} -> ${after.zoom}`;
};

tests['the narrowest neck is where its row says'] = async () => {
  const {page, context} = await opened(reports.en);
  const neck = page.locator('section', {hasText: 'Net width of ecological corridors'}).locator('table.evidence').first()
                   .locator('button.zoom').first();
  const box = (await neck.getAttribute('data-box')).split(',').map(Number);
  await neck.click();
  const {x, y, zoom} = await view(page);
  const metres = 0.1;  // the unit of data-box
  const off = Math.hypot(x - (box[0] + box[2]) / 2 * metres, y - (box[1] + box[3]) / 2 * metres);
  assert.ok(off < 1, `${off} m off`);
  assert.ok(zoom > 0, `zoom ${zoom}: more than one pixel to the metre`);
  const neckWidth = await page.locator('tr.chosen td.number').last().textContent();
  assert.match(await page.locator('.leaflet-popup').textContent(), new RegExp(neckWidth));
  await context.close();
  return `${off.toFixed(2)} m off the middle of the neck, zoom ${zoom}`;
};

tests['the map answers: a district is clicked, values are shown, a layer is hidden'] = async () => {
  const {page, seen, context} = await opened(reports.zh);
  const looks = async () => (await page.locator('#map canvas').first().screenshot()).toString('base64');
  const atFirst = await looks();
  await page.locator('#map-layers input').first().uncheck();  // roads that are not counted in full
  const withoutRoads = await looks();
  assert.notEqual(withoutRoads, atFirst);
  await page.locator('[name=colour-by][value=value]').check();
  assert.notEqual(await looks(), withoutRoads);
  const name = await page.locator('.place-name:not(.crowded)').first().boundingBox();
  await page.mouse.click(name.x + name.width / 2, name.y + name.height + 12);
  assert.match(await page.locator('.leaflet-popup h4').textContent(), /单元$/);
  assert.deepEqual(seen.errors, []);
  await context.close();
};

tests['the place that was clicked last is the one that is outlined'] = async () => {
  const {page, context} = await opened(reports.zh);
  const outlined = page.locator('.leaflet-highlight-pane path');
  await page.locator('#indicator-2 button.pin').nth(0).click();
  const first = await outlined.getAttribute('d');
  await page.locator('#indicator-2 button.pin').nth(1).click();
  assert.equal(await outlined.count(), 1);
  assert.notEqual(await outlined.getAttribute('d'), first);
  await page.locator('#map-whole').click();
  assert.equal(await outlined.count(), 0);
  await context.close();
};

tests['an issue is shown on the map'] = async () => {
  const {page, context} = await opened(reports.zh);
  const before = await view(page);
  await page.locator('table.issues button.zoom').first().click();
  const after = await view(page);
  assert.ok(after.zoom > before.zoom);
  await context.close();
};

tests['the matrix is filtered by text, verdict and indicator'] = async () => {
  const {page, context} = await opened(reports.zh);
  const all = await rowCount(page);
  assert.equal(all, 8);
  await page.fill('#find', '北山');
  assert.equal(await rowCount(page), 1);
  assert.match(await page.locator('#matrix-status').textContent(), /1 \/ 8/);
  await page.fill('#find', 'wj-0');
  assert.equal(await rowCount(page), 8);
  await page.check('[name=verdict][value="3"]');  // not evaluated: WJ-07, whose population is not known
  assert.equal(await rowCount(page), 1);
  await page.uncheck('[name=verdict][value="3"]');
  await page.fill('#find', '');
  await page.selectOption('#pick-indicator', '0');  // road density: 4 of 8 miss
  await page.check('[name=verdict][value="1"]');
  assert.equal(await rowCount(page), 4);
  assert.equal(await page.locator('table.matrix[data-group="0"] thead th:visible').count(), 2);
  await context.close();
};

tests['the matrix is sorted by a column, and by the worst'] = async () => {
  const {page, context} = await opened(reports.zh);
  const column = () => page.locator('table.matrix[data-group="0"] tbody td:nth-child(2) .value').allTextContents();
  const numbers = async () => (await column()).map(Number);
  await page.locator('table.matrix[data-group="0"] thead .sort').first().click();
  assert.deepEqual(await numbers(), [...await numbers()].sort((a, b) => a - b));
  await page.locator('table.matrix[data-group="0"] thead .sort').first().click();
  assert.deepEqual(await numbers(), [...await numbers()].sort((a, b) => b - a));
  await page.selectOption('#pick-order', 'worst');
  const misses = await page.locator('table.matrix[data-group="0"] tbody tr').evaluateAll(
    rows => rows.map(row => row.querySelectorAll('.miss').length));
  assert.deepEqual(misses, [...misses].sort((a, b) => b - a));
  await context.close();
};

tests['the keyboard reaches the matrix and moves in it'] = async () => {
  const {page, context} = await opened(reports.zh);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const cells = page.locator('table.matrix[data-group="0"] tbody a');
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const focused = await page.evaluate(() => document.activeElement.dataset);
  assert.deepEqual({...focused}, {column: (await cells.nth(1).getAttribute('data-column')), subject: '1'});
  const before = await view(page);
  await page.keyboard.press('Enter');
  assert.notDeepEqual(await view(page), before);
  await context.close();
};

tests['hostile names stay text'] = async () => {
  const hostile = checked(hostileProject(), 'hostile');
  const scripts = async file => {
    const {page, seen, context} = await opened(file);
    const count = await page.locator('script').count();
    for (const cell of await page.locator('table.matrix a.cell').all()) await cell.click();
    for (const pin of await page.locator('button.pin').all()) await pin.click();
    const outcome = {count, seen, hit: await page.evaluate(() => window.hit), images: await page.locator('main img, .leaflet-popup img').count(),
                     names: await page.locator('table.matrix tbody th').allTextContents(),
                     popup: await page.locator('.leaflet-popup').last().textContent()};
    await context.close();
    return outcome;
  };
  const plain = await scripts(reports.zh);
  const {count, seen, hit, images, names, popup} = await scripts(reported(hostile, 'zh'));
  assert.equal(count, plain.count);
  assert.equal(hit, undefined);
  assert.equal(images, 0);
  assert.equal(seen.dialogs, 0);
  assert.equal(seen.requests.length, 1);
  assert.deepEqual(seen.errors, []);
  for (const name of hostileNames) assert.ok(names.includes(name), name);
  assert.ok(popup.length > 0);
  return `${count} script elements, as in the plain report`;
};

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 375]) {
    tests[`is accessible (${colorScheme}, ${width} px)`] = async () => {
      const {page, context} = await opened(reports.zh, {colorScheme, viewport: {width, height: 800}});
      await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
      await page.evaluate(axe.source);
      const {violations, passes} = await page.evaluate(() => window.axe.run());
      const grave = violations.filter(({impact}) => ['serious', 'critical'].includes(impact));
      for (const {id, help, nodes} of violations)
        console.log(`  ${id}: ${help}: ${nodes.slice(0, 3).map(({html, failureSummary}) => html + ' ' + failureSummary).join('\n    ')}`);
      assert.deepEqual(grave.map(({id}) => id), []);
      await context.close();
      return `${passes.length} rules passed, ${violations.length} of less weight violated`;
    };
  }
}

tests['nothing but tables scrolls sideways at 375 px'] = async () => {
  for (const language of ['zh', 'en']) {
    const {page, context} = await opened(reports[language], {viewport: {width: 375, height: 812}});
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    await page.locator('#map-handle').click();
    await page.locator('table.issues button.zoom').first().click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    await context.close();
  }
};

tests['can be read without script'] = async () => {
  const {page, context} = await opened(reports.zh, {javaScriptEnabled: false});
  assert.equal(await rowCount(page), 8);
  assert.ok(await page.locator('.mini-map svg').first().isVisible());
  assert.ok(await page.locator('.chart svg').first().isVisible());
  assert.equal(await page.locator('#map-panel').isVisible(), false);
  await page.locator('a.cell').first().click();
  assert.match(page.url(), /#c\d+-s\d+$/);
  await context.close();
};

tests['prints'] = async () => {
  const {page, context} = await opened(reports.zh);
  const file = join(folder, 'report.pdf');
  await page.pdf({path: file, format: 'A4'});
  const text = spawnSync('pdftotext', ['-layout', file, '-'], {encoding: 'utf8'});
  if (text.error) { assert.ok(readFileSync(file).length > 50_000); return 'pdftotext is missing: text not looked at'; }
  for (const words of ['判定矩阵', '江南新城单元', '计算台账', '双幅路合并', '北山生态廊道'])
    assert.ok(text.stdout.replaceAll(/\s/g, '').includes(words), words);
  await context.close();
  return `${text.stdout.split('\f').length - 1} pages`;
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    const measured = await test();
    console.log(`ok    ${name}${measured ? `: ${measured}` : ''}`);
  } catch (error) {
    ++failed;
    console.log(`FAIL  ${name}\n${error.stack}`);
  }
}
await browser.close();
console.log(`report.mjs: ${Object.keys(tests).length - failed} of ${Object.keys(tests).length} passed`);
process.exit(failed === 0 ? 0 : 1);
