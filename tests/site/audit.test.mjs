// What leaves `demur audit`, in a real browser and in other people's readers. `cargo test -p demur-audit --test reports` writes
// it into target/tmp.
//
//   AUDIT_REPORTS=../../target/tmp npm test

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { chromium } from 'playwright-core';
import vnu from 'vnu-jar';

const reports = process.env.AUDIT_REPORTS && resolve(process.env.AUDIT_REPORTS);
const skip = reports ? false : 'skipped: AUDIT_REPORTS names no folder';
const names = ['audit-hostile', 'audit-clean'];

describe('the page of an audit', { skip }, () => {
  let browser;

  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });

  after(() => browser?.close());

  async function open(name, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const seen = { complaints: [], requests: [] };
    page.on('console', (message) => seen.complaints.push(message.text()));
    page.on('request', (request) => seen.requests.push(request.url()));
    await page.goto(pathToFileURL(join(reports, `${name}.html`)).href);
    return { page, context, ...seen };
  }

  const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

  test('it is valid HTML', { timeout: 120_000 }, () => {
    const files = names.map((name) => join(reports, `${name}.html`));
    const checked = spawnSync('java', ['-Xss4m', '-jar', vnu, '--errors-only', '--format', 'text', ...files], { encoding: 'utf8' });
    assert.equal(checked.status, 0, checked.stderr.slice(0, 4000));
  });

  for (const name of names) {
    for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing, ${name}, ${colorScheme}`, { timeout: 120_000 }, async () => {
        const { page, context } = await open(name, { colorScheme });
        await unfold(page);
        await page.evaluate(axe.source);
        const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        assert.deepEqual(found.violations.map((one) => [one.id, one.nodes[0].html]), []);
        await context.close();
      });
    }
  }

  test('the page is never wider than the window', async () => {
    for (const width of [320, 768, 1280]) {
      const { page, context } = await open('audit-hostile', { viewport: { width, height: 700 } });
      await unfold(page);
      const actual = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(actual <= width, `${actual} wide in a window of ${width}`);
      await context.close();
    }
  });

  test('nothing runs, nothing is loaded, and the style sheet is allowed', async () => {
    const { page, context, complaints, requests } = await open('audit-hostile');
    const found = await page.evaluate(() => ({
      active: document.querySelectorAll('script, img, iframe, object, embed, link, form, [style], a:not([href^="#"])').length,
      width: getComputedStyle(document.querySelector('main')).maxWidth,
      text: document.querySelector('main').textContent.includes('<script>alert(1)</script>'),
    }));
    assert.equal(found.active, 0);
    assert.notEqual(found.width, 'none');
    assert.ok(found.text);
    assert.deepEqual(complaints, []);
    assert.equal(requests.length, 1);
    await context.close();
  });

  test('a weight can be folded away', async () => {
    const { page, context } = await open('audit-hostile');
    const rule = page.locator('details.must h3').first();
    assert.ok(await rule.isVisible());
    await page.locator('details.must > summary').click();
    assert.ok(!(await rule.isVisible()));
    await context.close();
  });
});

describe('the SARIF of an audit', { skip }, () => {
  const require = createRequire(import.meta.url);
  const tool = dirname(require.resolve('@microsoft/sarif-multitool/package.json'));
  const schema = join(dirname(tool), 'sarif-multitool-linux', 'sarif-2.1.0.json');
  const files = ['audit-hostile', 'audit-clean', 'audit-linked'].map((name) => join(reports ?? '', `${name}.sarif`));

  test('it fits the schema', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    for (const file of files) {
      validate(JSON.parse(readFileSync(file, 'utf8')));
      assert.deepEqual(validate.errors ?? [], [], file);
    }
    assert.ok(!validate({ version: '2.1.0' }), 'the schema is one');
  });

  test('the validator of its makers has nothing to say', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
    for (const file of files) {
      const output = join(folder, 'found.sarif');
      const options = ['validate', file, '--output', output, '--log', 'ForceOverwrite'];
      const checked = spawnSync('npx', ['sarif-multitool', ...options], { encoding: 'utf8' });
      assert.ok(!checked.error, checked.error);
      const found = JSON.parse(readFileSync(output, 'utf8').replace(/^\uFEFF/, ''));
      const results = found.runs.flatMap((run) => run.results ?? []);
      // Who does not say where the pages are has no address of the tool.
      const left = results.filter((one) => one.ruleId !== 'SARIF2005' || file.includes('linked'));
      assert.deepEqual(left.map((one) => [one.ruleId, one.message]), [], file);
    }
    rmSync(folder, { recursive: true });
  });
});
