// Slices: one figure of the designs against one choice that was made in them.
const slice = { x: null, y: 'accuracy' };
const CHOICES = [
  { title: 'Policy', category: true, of: d => d.policy },
  { title: 'Exits kept', unit: '', of: d => d.kept },
  ...DATA.exits.map(exit => ({ title: exit + ' kept', category: true, of: d => d.exits.split(', ').includes(exit) ? 'kept' : 'dropped' })),
  ...DATA.domains.map((domain, i) => ({ title: 'Mean ' + domain.id + ' clock', unit: 'Hz', of: d => d.meanHz[i] })),
].filter(choice => new Set(DATA.designs.map(choice.of).filter(v => v !== null)).size > 1);

function setUpSlices() {
  const x = byId('slices-x'), y = byId('slices-y');
  if (!x || CHOICES.length === 0) return;
  CHOICES.forEach((choice, i) => x.add(new Option(choice.title, i)));
  slice.x = CHOICES[0];
  x.addEventListener('change', () => { slice.x = CHOICES[x.value]; redraw('slices'); });
  DATA.metrics.filter(metric => DATA.designs.some(d => d.fit[metricIndex(metric.key)] !== null)).forEach(metric => y.add(new Option(metric.title, metric.key)));
  y.value = slice.y;
  y.addEventListener('change', () => { slice.y = y.value; redraw('slices'); });
}

// A design's place within its category, always the same, so that designs do not all lie on one line.
const jitter = d => (parseInt(d.id.slice(-6), 16) || 0) % 1000 / 1000 - 0.5;

function slicesOption() {
  const choice = slice.x, metric = DATA.metrics[metricIndex(slice.y)], at = metricIndex(slice.y);
  const known = DATA.designs.filter(d => d.fit[at] !== null && choice.of(d) !== null);
  const sy = scaleOf(metric.quantity, metric.unit, known.map(d => d.fit[at]));
  const names = choice.category ? [...new Set(known.map(choice.of))].sort() : [];
  const size = USUAL[choice.unit] ? USUAL[choice.unit].size : 1;
  const place = d => choice.category ? names.indexOf(choice.of(d)) + 0.7 * jitter(d) : choice.unit === '' ? choice.of(d) + 0.5 * jitter(d) : plain(choice.of(d) / size);
  const dots = (name, standing, tint, radius, opacity, z) => ({
    name, type: 'scatter', symbolSize: radius, z, itemStyle: { color: color(tint), opacity },
    data: known.filter(d => d.standing === standing).map(d => ({ value: [place(d), plain(d.fit[at] / sy.size)], design: d })),
  });
  const series = [dots('infeasible', 'infeasible', 'infeasible', 4, 0.35, 1), dots('dominated', 'dominated', 'dominated', 4, 0.4, 2), dots('front', 'front', 'front', 7, 0.85, 3)].filter(s => s.data.length > 0);
  const title = withUnit(choice.title, USUAL[choice.unit] ? USUAL[choice.unit].unit : '');
  const labels = { color: color('soft'), hideOverlap: true, formatter: value => Number.isInteger(value) ? names[value] || '' : '' };
  return {
    grid: { left: 58, right: 22, top: 60, bottom: 48 },
    legend: legend({ data: series.map(s => s.name), right: 0 }),
    tooltip: tooltip({ trigger: 'item', formatter: p => p.data && p.data.design ? designHtml(p.data.design) : '' }),
    xAxis: choice.category
      ? xAxis('value', title, { min: -1, max: names.length, interval: 1, axisLabel: labels, splitLine: { show: false } })
      : xAxis('value', title, { scale: true, minInterval: choice.unit === '' ? 1 : 0 }),
    yAxis: yAxis('value', withUnit(metric.title, sy.unit), { scale: true }),
    series,
  };
}

setUpSlices();
if (slice.x) {
  chart('slices', 'canvas', slicesOption, () => designRows(DATA.designs), instance => instance.on('click', p => p.data && p.data.design && choose(p.data.design.id, p.data.design)));
}
