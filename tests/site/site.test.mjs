// The reference in a real browser: as a folder of files, and as the gateway serves it.
//
//   DEMUR=target/release/demur npm test
//
// It needs Chromium (CHROMIUM, otherwise /usr/bin/chromium) and Java for the HTML checker.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import vnu from 'vnu-jar';

const demur = resolve(process.env.DEMUR ?? '../../target/release/demur');
const folder = mkdtempSync(join(tmpdir(), 'demur-site-'));
const site = join(folder, 'site');

let browser;
let docs;
let base;

before(async () => {
  execFileSync(demur, ['site', site, '--url', 'https://errors.example'], { stdio: 'pipe' });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  docs = spawn(demur, ['docs', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  base = await new Promise((found, failed) => {
    let said = '';
    docs.stderr.on('data', (part) => {
      said += part;
      const address = said.match(/http:\/\/\S+\/\.demur\//);
      if (address) found(address[0]);
    });
    docs.on('exit', () => failed(new Error(`demur docs ended: ${said}`)));
  });
});

after(async () => {
  await browser?.close();
  docs?.kill();
  rmSync(folder, { recursive: true, force: true });
});

// One page of each kind.
const KINDS = [
  '', 'status/', 'status/404', 'status/418', 'status/499', 'status/4xx', 'status/400/guide', 'status/404/guide', 'compare/',
  'compare/401/403', 'compare/405/507', 'choose/', 'choose/moved/which', 'choose/not-found/404', 'choose/all', 'errors/',
  'errors/body-schema', 'faults/', 'faults/enum', 'diagnostics/', 'diagnostics/broken-ref', 'sources/', 'search/',
];

const file = (path) => {
  const name = path.endsWith('/') || path === '' ? `${path}index.html` : `${path}.html`;
  return pathToFileURL(join(site, name)).href;
};

async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const answer = await page.goto(address);
  return { page, context, answer, complaints };
}

test('every page is valid HTML', { timeout: 600_000 }, () => {
  const checked = spawnSync('java', ['-Xss4m', '-jar', vnu, '--skip-non-html', '--errors-only', '--format', 'text', site], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(checked.status, 0, checked.stderr.slice(0, 4000));
  assert.ok(readdirSync(join(site, 'status')).length > 250);
});

for (const scheme of ['light', 'dark']) {
  test(`axe finds nothing serious, ${scheme}`, { timeout: 300_000 }, async () => {
    for (const path of KINDS) {
      const { page, context } = await open(file(path), { colorScheme: scheme });
      await page.evaluate(axe.source);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      const grave = found.violations.filter((one) => ['serious', 'critical'].includes(one.impact));
      assert.deepEqual(grave.map((one) => [path, one.id, one.nodes[0].html]), []);
      await context.close();
    }
  });
}

test('no page is wider than the window', async () => {
  for (const width of [320, 768, 1280]) {
    for (const path of KINDS) {
      const { page, context } = await open(file(path), { viewport: { width, height: 700 } });
      const actual = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(actual <= width, `${path} is ${actual} wide in a window of ${width}`);
      await context.close();
    }
  }
});

test('without script the tree of questions leads to an answer', async () => {
  const { page, context } = await open(file('choose/'), { javaScriptEnabled: false });
  for (const answer of ['No', 'No', 'Yes', 'No', 'No', 'No', 'Yes']) {
    await page.getByRole('link', { name: answer, exact: true }).click();
  }
  assert.ok(page.url().endsWith('/choose/not-found/404.html'));
  assert.match(await page.getByRole('heading', { level: 1 }).textContent(), /404 Not Found/);
  await context.close();
});

test('without script the search page is a list of everything', async () => {
  const { page, context } = await open(file('search/'), { javaScriptEnabled: false });
  assert.ok((await page.getByRole('main').getByRole('link').count()) > 250);
  await page.getByRole('link', { name: '404 Not Found', exact: true }).click();
  assert.ok(page.url().endsWith('/status/404.html'));
  await context.close();
});

test('the gateway serves the same pages, and its policy stops nothing of ours', async () => {
  for (const path of KINDS) {
    const { answer, complaints, context } = await open(base + path);
    assert.equal(answer.status(), 200, path);
    assert.deepEqual(complaints, [], path);
    await context.close();
  }
});

test('the search finds by code, by name, by old name and by words', async () => {
  const { page, context, complaints } = await open(`${base}search/?q=teapot`);
  const first = page.locator('#found li a').first();
  for (const [typed, title] of [
    ['404', '404 Not Found'],
    ['unprocessable', '422 Unprocessable Content'],
    ['request-uri too long', '414 URI Too Long'],
    ['body-schema', 'body-schema'],
  ]) {
    await page.getByRole('searchbox').fill(typed);
    await first.filter({ hasText: title }).waitFor();
  }
  await page.getByRole('searchbox').fill('zzzz');
  await page.getByText('Nothing found').waitFor();
  await page.getByRole('searchbox').fill('401 403');
  await first.filter({ hasText: '401 Unauthorized or 403 Forbidden' }).click();
  assert.equal(page.url(), `${base}compare/401/403`);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the keyboard reaches the text first', async () => {
  const { page, context } = await open(`${base}status/404`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the text');
  await page.keyboard.press('Enter');
  assert.ok(page.url().endsWith('#content'));
  await context.close();
});

test('print shows the text and nothing else', async () => {
  const { page, context } = await open(`${base}status/404/guide`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation', { name: 'On this page' }).isVisible(), false);
  assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true);
  await context.close();
});

test('errors of the site itself are exact', async () => {
  const ask = (path, options) => fetch(base + path, { redirect: 'manual', ...options });
  const missing = await ask('status/999', { headers: { accept: 'application/json' } });
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get('content-type'), 'application/problem+json');
  const posted = await ask('status/404', { method: 'POST' });
  assert.equal(posted.status, 405);
  assert.equal(posted.headers.get('allow'), 'GET, HEAD');
  const door = await fetch(new URL('/', base), { redirect: 'manual' });
  assert.equal(door.status, 302);
  assert.equal(new URL(door.headers.get('location'), base).href, base);
});

test('one address has every form, by Accept and by suffix', async () => {
  for (const [accept, suffix, kind] of [
    ['text/html', '.html', 'text/html'],
    ['application/json', '.json', 'application/json'],
    ['text/markdown', '.md', 'text/markdown'],
    ['text/plain', '.txt', 'text/plain'],
  ]) {
    const asked = await fetch(`${base}compare/400/422`, { headers: { accept } });
    const named = await fetch(`${base}compare/400/422${suffix}`);
    assert.ok(asked.headers.get('content-type').startsWith(kind), accept);
    assert.equal(await asked.text(), await named.text());
  }
});

test('the map of the site names files that are there', () => {
  const map = readFileSync(join(site, 'sitemap.xml'), 'utf8');
  const places = [...map.matchAll(/<loc>https:\/\/errors\.example\/([^<]*)<\/loc>/g)].map((found) => found[1]);
  assert.ok(places.length > 2000);
  for (const place of places) readFileSync(join(site, place));
});
