// The Pareto front: any two figures against each other.
const BASELINE_SYMBOLS = ['diamond', 'triangle', 'rect', 'pin', 'arrow', 'roundRect'];
const pareto = { x: DATA.x, y: 'accuracy', selected: null };

function setUpParetoControls() {
  const modelled = metric => [...DATA.designs, ...DATA.baselines].some(d => d.fit[metricIndex(metric.key)] !== null);
  for (const side of ['x', 'y']) {
    const select = byId('pareto-' + side);
    DATA.metrics.filter(modelled).forEach(metric => select.add(new Option(metric.title, metric.key)));
    select.value = pareto[side];
    select.addEventListener('change', () => { pareto[side] = select.value; redraw('pareto'); });
  }
  if (!DATA.designs.some(d => d.standing === 'front')) byId('pareto-infeasible').checked = true;
  ['dominated', 'infeasible', 'baselines'].forEach(name =>
    byId('pareto-' + name).addEventListener('change', () => redraw('pareto')));
}

function paretoView() {
  const shown = name => byId('pareto-' + name).checked;
  const front = DATA.designs.filter(d => d.standing === 'front');
  return {
    front,
    dominated: shown('dominated') ? DATA.designs.filter(d => d.standing === 'dominated') : [],
    infeasible: shown('infeasible') ? DATA.designs.filter(d => d.standing === 'infeasible') : [],
    baselines: shown('baselines') ? DATA.baselines : [],
  };
}

function paretoOption() {
  const view = paretoView();
  const mx = DATA.metrics[metricIndex(pareto.x)], my = DATA.metrics[metricIndex(pareto.y)];
  const ix = metricIndex(pareto.x), iy = metricIndex(pareto.y);
  const all = [...view.front, ...view.dominated, ...view.infeasible, ...view.baselines];
  const sx = scaleOf(mx.quantity, mx.unit, all.map(d => d.fit[ix])), sy = scaleOf(my.quantity, my.unit, all.map(d => d.fit[iy]));
  const point = d => ({ value: [plain(d.fit[ix] / sx.size), plain(d.fit[iy] / sy.size)], design: d });
  const known = designs => designs.filter(d => d.fit[ix] !== null && d.fit[iy] !== null).map(point);
  const faded = d => pareto.selected && !pareto.selected.has(d.id);
  const frontPoints = known(view.front.filter(d => d.id !== DATA.knee)).map(p => faded(p.design)
    ? Object.assign(p, { itemStyle: { opacity: 0.15 } }) : p);
  const scatter = (name, symbol, size, tint, data, more) => Object.assign({
    name, type: 'scatter', symbol, symbolSize: size, data, itemStyle: { color: tint },
    emphasis: { scale: 1.25, itemStyle: { borderColor: color('ink'), borderWidth: 1.5 } },
  }, more);
  const series = [
    scatter('dominated', 'circle', 5, color('dominated'), known(view.dominated), { itemStyle: { color: color('dominated'), opacity: 0.42 }, z: 1 }),
    scatter('infeasible', 'emptyCircle', 5, color('infeasible'), known(view.infeasible), { itemStyle: { color: color('infeasible'), opacity: 0.55 }, z: 1 }),
    {
      name: 'best so far', type: 'line', step: false, silent: true, symbol: 'none', z: 2, tooltip: { show: false },
      lineStyle: { color: color('front'), width: 1.5, opacity: 0.5 }, data: staircase(known(view.front), mx.maximize, my.maximize),
    },
    scatter('front', 'circle', 9, color('front'), frontPoints, { z: 3, itemStyle: { color: color('front'), borderColor: color('surface'), borderWidth: 1 } }),
    ...view.baselines.map((b, i) => scatter(b.title, BASELINE_SYMBOLS[i % BASELINE_SYMBOLS.length], 13, color('baseline'), known([b]), {
      z: 4, itemStyle: { color: color('surface'), borderColor: color('baseline'), borderWidth: 1.8 },
    })),
    scatter('knee', 'circle', 16, color('knee'), known(view.front.filter(d => d.id === DATA.knee)), {
      z: 5, itemStyle: { color: color('knee'), borderColor: color('surface'), borderWidth: 2.5 },
      label: { show: true, formatter: 'knee', position: my.maximize ? 'top' : 'bottom', color: color('knee'), fontWeight: 600, distance: 6 },
    }),
  ].filter(s => s.data.length > 0);
  series[0] && (series[0].markLine = limitLines(sx, sy));
  return {
    grid: { left: 58, right: 22, top: 60, bottom: 48 },
    legend: legend({ data: series.filter(s => s.name !== 'best so far').map(s => s.name), type: narrow() ? 'scroll' : 'plain', right: 0 }),
    tooltip: tooltip({ trigger: 'item', formatter: p => p.data && p.data.design ? designHtml(p.data.design) : '' }),
    xAxis: xAxis('value', withUnit(mx.title, sx.unit), { scale: true }),
    yAxis: yAxis('value', withUnit(my.title, sy.unit), { scale: true }),
    series,
  };
}

function limitLines(sx, sy) {
  const line = (limit, key, size) => ({
    [key]: limit.bound / size,
    label: { formatter: limit.text, color: color('soft'), position: key === 'xAxis' ? 'insideEndTop' : 'insideStartTop', fontSize: 11 },
  });
  return {
    silent: true, symbol: 'none', lineStyle: { color: color('faint'), type: 'dashed', width: 1 },
    data: DATA.limits.flatMap(limit => limit.metric === pareto.x ? [line(limit, 'xAxis', sx.size)]
      : limit.metric === pareto.y ? [line(limit, 'yAxis', sy.size)] : []),
  };
}

function pin(design) {
  const panel = byId('picked');
  panel.innerHTML = designHtml(design);
  panel.hidden = false;
}

const DESIGN_COLUMNS = ['id', 'standing', 'exits', 'policy', 'parameters', 'clocks'];
const unitKey = metric => metric.key + (metric.unit ? '_' + metric.unit.toLowerCase() : '');
function designRows(designs) {
  const names = ['fit', 'report'].flatMap(split => DATA.metrics.map(metric => split + '_' + unitKey(metric)));
  const row = d => [...DESIGN_COLUMNS.map(name => d[name]), ...d.fit, ...(d.report || DATA.metrics.map(() => null))];
  return [[...DESIGN_COLUMNS, ...names], ...designs.map(row)];
}

setUpParetoControls();
chart('pareto', 'canvas', paretoOption, () => {
  const view = paretoView();
  return designRows([...view.front, ...view.dominated, ...view.infeasible,
    ...view.baselines.map(b => Object.assign({}, b, { standing: b.title }))]);
}, instance => instance.on('click', p => p.data && p.data.design && pin(p.data.design)));
