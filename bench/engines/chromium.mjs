// Chromium without a window, by puppeteer-core: `chromium.mjs SOURCE PDF COUNT BROWSER`, as the other engines.
// The page is loaded anew each time: what is warm is the browser.
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [source, pdf, count, executablePath] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

async function print() {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(source).href, { waitUntil: "load" });
  const data = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  await page.close();
  return data;
}

let data = await print();
const seconds = [];
for (let lap = 0; lap < Number(count); lap += 1) {
  const start = performance.now();
  data = await print();
  seconds.push((performance.now() - start) / 1000);
}
await browser.close();
writeFileSync(pdf, data);
console.log(JSON.stringify(seconds));
