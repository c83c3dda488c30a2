// Parallel coordinates: figures and choices of each design, one line each.
function parallelAxes() {
  const metrics = ['accuracy', DATA.latency, 'latency_p95', 'energy', 'macs', 'memory', 'class_accuracy']
    .filter((key, i, all) => all.indexOf(key) === i)
    .map(key => DATA.metrics[metricIndex(key)])
    .filter(metric => metric)
    .map(metric => ({ title: metric.title, quantity: metric.quantity, unit: metric.unit, better: metric.maximize ? 1 : -1, of: d => d.fit[metricIndex(metric.key)] }));
  const kept = { title: 'Exits kept', quantity: 'whole', unit: '', better: 0, of: d => d.kept };
  const clocks = DATA.domains.map((domain, i) => ({ title: 'Mean ' + domain.id + ' clock', quantity: 'frequency', unit: 'Hz', better: 0, of: d => d.meanHz[i] }));
  const designs = parallelDesigns();
  return [...metrics, kept, ...clocks].filter(a => new Set(designs.map(a.of).filter(v => v !== null)).size > 1);
}

function parallelDesigns() {
  const front = DATA.designs.filter(d => d.standing === 'front');
  const shown = byId('parallel-dominated').checked || front.length < 2;
  return shown ? [...DATA.designs.filter(d => d.standing !== 'front').slice(0, 1500), ...front] : front;
}

function parallelOption(width) {
  const designs = parallelDesigns(), axes = parallelAxes(), upright = width < 620;
  const scales = axes.map(a => a.quantity === 'whole' ? { unit: '', size: 1 } : scaleOf(a.quantity, a.unit, designs.map(a.of)));
  const row = d => ({ value: axes.map((a, i) => a.of(d) === null ? '-' : plain(a.of(d) / scales[i].size)), design: d });
  const lines = (name, members, tint, lineWidth, opacity, z) => ({
    name, type: 'parallel', data: members.map(row), z, smooth: false, silent: false,
    lineStyle: { color: tint, width: lineWidth, opacity }, inactiveOpacity: 0.05, activeOpacity: Math.max(opacity, 0.8),
    emphasis: { lineStyle: { width: lineWidth + 1.5, opacity: 1 } },
  });
  const groups = [
    lines('dominated or infeasible', designs.filter(d => d.standing !== 'front'), color('dominated'), 1, 0.13, 1),
    lines('front', designs.filter(d => d.standing === 'front' && d.id !== DATA.knee), color('front'), 1.5, designs.length > 60 ? 0.3 : 0.62, 2),
    lines('knee', designs.filter(d => d.id === DATA.knee), color('knee'), 3, 1, 3),
  ].filter(g => g.data.length > 0);
  const arrow = a => a.better === 0 ? '' : upright ? ' →' : ' ↑';
  return {
    legend: legend({ data: groups.map(g => g.name), icon: 'roundRect' }),
    tooltip: tooltip({ trigger: 'item', formatter: p => p.data && p.data.design ? designHtml(p.data.design) : '' }),
    parallel: {
      layout: upright ? 'vertical' : 'horizontal', left: upright ? 18 : 52, right: upright ? 26 : 62, top: upright ? 70 : 82, bottom: 30,
      parallelAxisDefault: {
        nameGap: upright ? 0 : 14, nameTextStyle: { color: color('ink'), fontSize: 12, lineHeight: 15, align: upright ? 'right' : 'center', verticalAlign: upright ? 'bottom' : undefined, padding: upright ? [0, 0, 5, 0] : 0, textBorderColor: color('surface'), textBorderWidth: 3 },
        axisLine: { lineStyle: { color: color('faint'), width: 1 } }, axisTick: { lineStyle: { color: color('faint') }, length: 4 },
        axisLabel: { color: color('soft'), fontSize: 11, hideOverlap: true, textBorderColor: color('surface'), textBorderWidth: 3 },
        areaSelectStyle: { width: 16, borderWidth: 1, borderColor: color('accent'), color: color('accent'), opacity: 0.25 },
      },
    },
    parallelAxis: axes.map((a, i) => ({
      dim: i, name: withUnit(a.title, scales[i].unit).replace(upright ? '' : ' (', upright ? '' : '\n(') + arrow(a), scale: true, inverse: a.better < 0, nameLocation: a.better < 0 ? 'start' : 'end',
      minInterval: a.quantity === 'whole' ? 1 : 0,
    })),
    series: groups,
  };
}

function parallelSelection(instance) {
  const chosen = new Set();
  let limited = false;
  instance.getModel().eachSeries(series => {
    const data = series.getData(), raw = series.option.data;
    const active = series.getRawIndicesByActiveState('active');
    limited = limited || active.length > 0 || series.getRawIndicesByActiveState('inactive').length > 0;
    active.forEach(index => chosen.add(raw[index].design.id));
  });
  pareto.selected = limited ? chosen : null;
  byId('parallel-selected').textContent = limited ? chosen.size + (chosen.size === 1 ? ' design selected' : ' designs selected') : '';
  byId('parallel-reset').hidden = !limited;
  redraw('pareto');
  showPage();
}

if (byId('parallel-chart').clientWidth < 620) byId('parallel-chart').style.height = '540px';
chart('parallel', 'canvas', parallelOption, () => {
  const axes = parallelAxes();
  const unit = a => USUAL[a.unit] ? USUAL[a.unit].unit : a.quantity === 'share' ? 'share' : a.unit;
  return [['id', 'standing', ...axes.map(a => withUnit(a.title, unit(a)))],
    ...parallelDesigns().map(d => [d.id, d.standing, ...axes.map(a => csvNumber(a.of(d), a.unit))])];
}, instance => instance.on('axisareaselected', () => parallelSelection(instance)));
const resetParallel = () => {
  redraw('parallel');
  pareto.selected = null;
  byId('parallel-selected').textContent = '';
  byId('parallel-reset').hidden = true;
  redraw('pareto');
  showPage();
};
byId('parallel-dominated').addEventListener('change', resetParallel);
byId('parallel-reset').addEventListener('click', resetParallel);
