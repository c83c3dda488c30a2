// The Pareto front: any two figures against each other.
const BASELINE_SYMBOLS = ['diamond', 'triangle', 'rect', 'pin', 'arrow', 'roundRect'];
const pareto = { x: DATA.x, y: 'accuracy', color: '', selected: null, focus: null };

function setUpParetoControls() {
  const modelled = metric => [...DATA.designs, ...DATA.baselines].some(d => d.fit[metricIndex(metric.key)] !== null);
  for (const side of ['x', 'y']) {
    const select = byId('pareto-' + side);
    DATA.metrics.filter(modelled).forEach(metric => select.add(new Option(metric.title, metric.key)));
    select.value = pareto[side];
    select.addEventListener('change', () => { pareto[side] = select.value; redraw('pareto'); });
  }
  const tint = byId('pareto-color');
  tint.add(new Option('none', ''));
  DATA.metrics.filter(modelled).forEach(metric => tint.add(new Option(metric.title, metric.key)));
  tint.addEventListener('change', () => { pareto.color = tint.value; redraw('pareto'); });
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
  const mc = DATA.metrics[metricIndex(pareto.color)], ic = metricIndex(pareto.color);
  const sc = mc && scaleOf(mc.quantity, mc.unit, view.front.map(d => d.fit[ic]));
  const point = d => ({ value: [plain(d.fit[ix] / sx.size), plain(d.fit[iy] / sy.size), ...(mc ? [d.fit[ic] === null ? '-' : plain(d.fit[ic] / sc.size)] : [])], design: d });
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
    ring('picked', pick.id !== DATA.knee && pick.id, 'ink', 18, 6), ring('at the keys', pareto.focus, 'accent', 24, 7),
  ].filter(s => s.data.length > 0);
  function ring(name, id, tint, size, z) {
    return scatter(name, 'circle', size, color(tint), known(view.front.filter(d => d.id === id)), {
      z, silent: true, itemStyle: { color: 'transparent', borderColor: color(tint), borderWidth: 2.5 }, tooltip: { show: false },
    });
  }
  series[0] && (series[0].markLine = limitLines(sx, sy));
  return {
    grid: { left: 58, right: 22, top: 60, bottom: 48 },
    visualMap: mc && colorScale(series.findIndex(s => s.name === 'front'), withUnit(mc.title, sc.unit), frontPoints.map(p => p.value[2]).filter(Number.isFinite)),
    legend: legend({ data: series.filter(s => !['best so far', 'at the keys'].includes(s.name)).map(s => s.name), type: narrow() ? 'scroll' : 'plain', right: 0 }),
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

// A third figure as the colour of the front.
function colorScale(seriesIndex, title, values) {
  if (seriesIndex < 0 || values.length === 0) return undefined;
  return {
    type: 'continuous', seriesIndex, dimension: 2, min: Math.min(...values), max: Math.max(...values), calculable: false,
    orient: 'horizontal', right: 20, top: 26, itemWidth: 10, itemHeight: 90, text: [title, ''], textStyle: { color: color('soft'), fontSize: 11 },
    inRange: { color: ['--part1', '--part0', '--infeasible', '--knee'].map(name => color(name.slice(2))) }, precision: 2,
  };
}

// Arrow keys walk along the front, Enter picks.
function walkFront(event) {
  const ix = metricIndex(pareto.x), iy = metricIndex(pareto.y);
  const front = paretoView().front.filter(d => d.fit[ix] !== null && d.fit[iy] !== null).sort((a, b) => a.fit[ix] - b.fit[ix] || a.fit[iy] - b.fit[iy]);
  if (front.length === 0) return;
  const at = front.findIndex(d => d.id === (pareto.focus || pick.id));
  const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: front.length - 1 }[event.key];
  if (to !== undefined) {
    const design = front[Math.max(0, Math.min(front.length - 1, to))];
    pareto.focus = design.id;
    byId('pareto-live').textContent = 'Design ' + design.id + ': ' + [pareto.x, pareto.y].map(key => DATA.metrics[metricIndex(key)])
      .map(metric => metric.title + ' ' + metricText(metric, design.fit[metricIndex(metric.key)])).join(', ');
  } else if ((event.key === 'Enter' || event.key === ' ') && pareto.focus) {
    choose(pareto.focus);
  } else if (event.key === 'Escape') {
    pareto.focus = null;
  } else return;
  event.preventDefault();
  redraw('pareto');
}

const DESIGN_COLUMNS = ['id', 'standing', 'exits', 'policy', 'parameters', 'clocks'];
function designRows(designs) {
  const names = ['fit', 'report'].flatMap(split => DATA.metrics.map(metric => split + '_' + csvColumn(metric.key, metric.unit)));
  const figures = values => DATA.metrics.map((metric, i) => values ? csvNumber(values[i], metric.unit) : null);
  const row = d => [...DESIGN_COLUMNS.map(name => d[name]), ...figures(d.fit), ...figures(d.report)];
  return [[...DESIGN_COLUMNS, ...names], ...designs.map(row)];
}

setUpParetoControls();
chart('pareto', 'canvas', paretoOption, () => {
  const view = paretoView();
  return designRows([...view.front, ...view.dominated, ...view.infeasible,
    ...view.baselines.map(b => Object.assign({}, b, { standing: b.title }))]);
}, instance => {
  instance.on('click', p => p.data && p.data.design && choose(p.data.design.id, p.data.design));
  const element = byId('pareto-chart');
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.addEventListener('keydown', walkFront);
  element.addEventListener('blur', () => { pareto.focus = null; redraw('pareto'); });
});
