// A report of `demur watch` in a real browser. `cargo test -p demur-watch --test html` writes some into target/tmp.
//
//   WATCH_REPORT=../../target/tmp/watch-bad-day.html npm test

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import vnu from 'vnu-jar';

const report = process.env.WATCH_REPORT && resolve(process.env.WATCH_REPORT);
const skip = report ? false : 'skipped: WATCH_REPORT names no report';

describe('a report of watch', { skip }, () => {
  let browser;

  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });

  after(() => browser?.close());

  async function open(options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const seen = { complaints: [], requests: [] };
    page.on('console', (message) => seen.complaints.push(message.text()));
    page.on('request', (request) => seen.requests.push(request.url()));
    await page.goto(pathToFileURL(report).href);
    return { page, context, ...seen };
  }

  const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

  test('it is valid HTML', { timeout: 120_000 }, () => {
    const checked = spawnSync('java', ['-Xss4m', '-jar', vnu, '--errors-only', '--format', 'text', report], { encoding: 'utf8' });
    assert.equal(checked.status, 0, checked.stderr.slice(0, 4000));
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing, ${colorScheme}`, { timeout: 120_000 }, async () => {
      const { page, context } = await open({ colorScheme });
      await unfold(page);
      await page.evaluate(axe.source);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.map((one) => [one.id, one.nodes[0].html]), []);
      await context.close();
    });
  }

  test('the page is never wider than the window', async () => {
    for (const width of [320, 768, 1280]) {
      const { page, context } = await open({ viewport: { width, height: 700 } });
      await unfold(page);
      const actual = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(actual <= width, `${actual} wide in a window of ${width}`);
      await context.close();
    }
  });

  test('nothing runs, nothing is loaded, and the style sheet is allowed', async () => {
    const { page, context, complaints, requests } = await open();
    const found = await page.evaluate(() => ({
      active: document.querySelectorAll('script, img, iframe, object, embed, link, form, [style], a:not([href^="#"])').length,
      width: getComputedStyle(document.querySelector('main')).maxWidth,
    }));
    assert.equal(found.active, 0);
    assert.notEqual(found.width, 'none');
    assert.deepEqual(complaints, []);
    assert.equal(requests.length, 1);
    await context.close();
  });

  test('the keyboard reaches the alerts first, and every table that scrolls', async () => {
    const { page, context } = await open({ viewport: { width: 320, height: 700 } });
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the alerts');
    await page.keyboard.press('Enter');
    assert.ok(page.url().endsWith('#content'));
    const stuck = await page.evaluate(() => [...document.querySelectorAll('.scroll')].filter((one) => one.tabIndex !== 0).length);
    assert.equal(stuck, 0);
    await context.close();
  });

  test('paper shows what can be opened, and no second form of a plot', async () => {
    const { page, context } = await open({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const seen = (selector) => page.evaluate((one) => [...document.querySelectorAll(one)].filter((each) => each.checkVisibility()).length, selector);
    assert.equal(await seen('nav, .alt, .skip'), 0);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    const folded = await page.evaluate(() => [...document.querySelectorAll('details.drill:not([open]) > :not(summary)')].filter((one) => one.getBoundingClientRect().height === 0).length);
    assert.equal(folded, 0);
    await context.close();
  });
});
