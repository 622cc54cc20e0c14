// Apache ECharts on a server: SVG alone, PNG would need a browser's canvas.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const began = performance.now();
const echarts = await import("echarts");

const [kind, count] = [process.argv[2], Number(process.argv[3])];
const chart = JSON.parse(readFileSync(new URL("charts.json", import.meta.url)))[kind];
const labels = chart.rows.map((row) => row.label);
const names = chart.series.length ? chart.series : [""];
const series = names.map((name, number) => ({
  name,
  type: kind,
  data: chart.rows.map((row) => row.values[number]),
  label: { show: kind === "bar", position: "right" },
}));
const axes = [{ type: "category", data: labels }, { type: "value" }];
const [xAxis, yAxis] = kind === "bar" ? [axes[1], axes[0]] : axes;

function draw() {
  const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, width: 552, height: 240 });
  drawing.setOption({ title: { text: chart.title }, animation: false, xAxis, yAxis, series, legend: {} });
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

draw();
const first = (performance.now() - began) / 1000;
const seconds = [];
let svg = "";
for (let lap = 0; lap < count; lap += 1) {
  const start = performance.now();
  svg = draw();
  seconds.push((performance.now() - start) / 1000);
}
console.log(JSON.stringify({ first, svg: { seconds, bytes: Buffer.byteLength(svg) } }));
